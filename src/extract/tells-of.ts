/** "the meeting held there each May", "because wages fall due weekly": tells what the meeting is, or why. */
export function tellsOf(lower: readonly string[], from: number): boolean {
  const at = /^(?:there|here)$/.test(lower[from - 1] ?? '') ? from - 2 : from - 1;
  return (
    (/^(?:held|given|published|celebrated|organi[sz]ed)$/.test(lower[at] ?? '') &&
      !/^(?:is|are|be|been|being|was|were)$/.test(lower[at - 1] ?? '')) ||
    lower.lastIndexOf('because', from) > lower.lastIndexOf(';', from)
  );
}
