/** How much is done, 0 to 1, of what `label` names. */
export function Progress({ label, part }: { label: string; part: number }) {
  const percent = Math.round(Math.min(1, Math.max(0, part)) * 100);
  return (
    <div class="progress">
      <progress aria-label={label} max={100} value={percent} />
      <span aria-hidden="true">{percent}%</span>
    </div>
  );
}
