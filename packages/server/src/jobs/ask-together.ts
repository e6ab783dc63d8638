/** Asks the store one question for all who wait for its answer. */
export interface SharedQuestion extends Disposable {
  /** Asks now; during a round, once more after it, because whoever came meanwhile is not part of it. */
  ask(): void;
}

export interface SharedQuestionOptions {
  /** One query for everybody who waits. */
  readonly round: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
  /** Whether anybody waits: only then it is asked again by itself. */
  readonly isWaitedFor: () => boolean;
  readonly pollMs: number;
}

export function makeSharedQuestion({ round, onFailure, isWaitedFor, pollMs }: SharedQuestionOptions): SharedQuestion {
  let timer: NodeJS.Timeout | undefined;
  let asking = false;
  let askAgain = false;
  let disposed = false;

  const ask = async (): Promise<void> => {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    clearTimeout(timer);
    try {
      do {
        askAgain = false;
        await round();
      } while (askAgain);
    } catch (error) {
      if (!disposed) onFailure(error);
    } finally {
      asking = false;
    }
    if (isWaitedFor() && !disposed) timer = setTimeout(() => void ask(), pollMs).unref();
  };

  return {
    ask: () => void ask(),
    [Symbol.dispose]() {
      disposed = true;
      clearTimeout(timer);
    },
  };
}
