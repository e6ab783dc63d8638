"""Text to video, as in the guide. Usage: text_to_video.py FILE"""

import sys

import requests

from setup_and_polling import BASE_URL, headers, save, wait_for_completion

payload = {
    "model": "kling-v3",
    "prompt": "A cinematic shot of a person walking through a futuristic city at sunset",
    "duration": 5,
    "resolution": "1080p",
}

response = requests.post(
    f"{BASE_URL}/video/generate",
    headers=headers,
    json=payload,
)
task_id = response.json().get("task_id")
print(f"Generation task created: {task_id}")

save(wait_for_completion(task_id)["url"], sys.argv[1])
