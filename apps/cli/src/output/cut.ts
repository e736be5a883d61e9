import stringWidth from 'string-width';

// oxlint-disable-next-line no-control-regex -- the escape sequences that `styleText` writes
const pieces = /\u001b\[[\d;]*m|[\s\S]/gu;

/** Cuts a line that holds colours to what fits; colours still end as they should. */
export function cutToWidth(line: string, width: number): string {
  if (stringWidth(line) <= width) return line;
  let used = 0;
  let isFull = false;
  let cut = '';
  for (const [piece] of line.matchAll(pieces)) {
    if (piece.startsWith('\u001b')) cut += piece;
    else if (!isFull) {
      used += stringWidth(piece);
      isFull = used > width - 1;
      cut += isFull ? '…' : piece;
    }
  }
  return cut;
}
