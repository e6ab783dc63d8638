"""A still picture with the guide's fourth model. Usage: image_generation.py FILE"""

import sys

import requests

from setup_and_polling import BASE_URL, headers, save, wait_for_completion

payload = {
    "model": "kling-image",
    "prompt": "A lighthouse on a cliff at dawn",
}

response = requests.post(
    f"{BASE_URL}/image/generate",
    headers=headers,
    json=payload,
)
task_id = response.json().get("task_id")
print(f"Generation task created: {task_id}")

save(wait_for_completion(task_id)["url"], sys.argv[1])
