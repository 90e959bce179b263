/** Has so many writers write one after another until the time is over; answers how many writes a second that were. */
export async function runWriters(
  { writers, ms }: { writers: number; ms: number },
  write: () => Promise<unknown>,
): Promise<number> {
  const startedAt = performance.now();
  let count = 0;
  const writeOnAndOn = async (): Promise<void> => {
    while (performance.now() - startedAt < ms) {
      await write();
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: writers }, writeOnAndOn));
  return count / ((performance.now() - startedAt) / 1_000);
}
