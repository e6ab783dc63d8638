"""The guide's set-up and its polling loop; only the key and the base URL come from the environment."""

import os
import time

import requests

API_KEY = os.environ["KINORA_API_KEY"]
BASE_URL = os.environ["KINORA_BASE_URL"]

headers = {
    "Authorization": f"Bearer {API_KEY}",
    "Content-Type": "application/json",
}


def wait_for_completion(task_id, max_wait=300):
    for attempt in range(max_wait):
        status_resp = requests.get(
            f"{BASE_URL}/video/status/{task_id}",
            headers=headers,
        )
        data = status_resp.json()
        if data["status"] == "completed":
            return data["output"]
        elif data["status"] == "failed":
            raise Exception(f"Generation failed: {data.get('error')}")
        time.sleep(2)
    raise TimeoutError("Generation did not complete in time")


def save(url, path):
    with open(path, "wb") as file:
        file.write(requests.get(url).content)
