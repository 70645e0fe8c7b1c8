/** `62 %`; what there is of something is never 0 %, and what is missing never makes 100 %. */
export function shareOf(part: number, whole: number): string {
  const percent = (100 * part) / Math.max(1, whole);
  if (part > 0 && percent < 0.1) return '< 0.1 %';
  if (part < whole && percent > 99.9) return '> 99.9 %';
  return `${percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
}
