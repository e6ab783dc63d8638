"""Omni: video and audio in a single call, as in the guide. Usage: omni_with_audio.py FILE"""

import sys

import requests

from setup_and_polling import BASE_URL, headers, save, wait_for_completion

omni_payload = {
    "model": "kling-o3",
    "prompt": "A chef explaining a recipe, with kitchen ambient sounds",
    "duration": 10,
    "resolution": "1080p",
    "audio": True,
    "voice_description": "Friendly male voice, American accent, moderate pace",
}

response = requests.post(
    f"{BASE_URL}/video/generate",
    headers=headers,
    json=omni_payload,
)
task_id = response.json().get("task_id")
print(f"Generation task created: {task_id}")

# The guide: audio takes two to three times as long, so the window is set accordingly.
save(wait_for_completion(task_id, max_wait=900)["url"], sys.argv[1])
