import { renderClip } from "./render-clip.ts";
import { specOf } from "./scene-spec.fixture.ts";

/** A parent for the test that kills it: renders a long clip and says when frames come. */
const [outputPath = "", sceneModuleUrl = ""] = process.argv.slice(2);
await renderClip(
  { spec: specOf(600), width: 320, height: 180, outputPath, pictures: {}, watermark: false, comment: "", workers: 1 },
  { sceneModuleUrl, onProgress: ({ frames }) => process.stdout.write(`${frames}\n`) },
);
