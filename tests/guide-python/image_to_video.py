"""Image to video, as in the guide, with its advice for a picture that is not public: upload it first.

Usage: image_to_video.py PICTURE FILE
"""

import sys

import requests

from setup_and_polling import API_KEY, BASE_URL, headers, save, wait_for_completion

with open(sys.argv[1], "rb") as picture:
    upload = requests.post(
        f"{BASE_URL}/uploads",
        headers={"Authorization": f"Bearer {API_KEY}"},
        files={"file": ("reference.png", picture, "image/png")},
    )

img_payload = {
    "model": "kling-v3",
    "image_url": upload.json()["url"],
    "prompt": "The character waves at the camera",
    "duration": 5,
    "resolution": "1080p",
}

response = requests.post(
    f"{BASE_URL}/video/generate",
    headers=headers,
    json=img_payload,
)
task_id = response.json().get("task_id")
print(f"Generation task created: {task_id}")

save(wait_for_completion(task_id)["url"], sys.argv[2])
