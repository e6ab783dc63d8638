/** Where the middle of a thing stands on the floor, metres. */
export interface Stand {
  readonly x: number;
  readonly z: number;
}
