import type { DutyKey } from './components/DutyTraceDrawer';

/** The four parts of a duty's key from the id of its row in the register, which is their JSON array. */
export function keyOfRow(id: string): DutyKey | null {
  const parts: unknown = JSON.parse(id);
  if (!Array.isArray(parts) || parts.length !== 4) return null;
  const [subjectId, rule, period, refId] = parts.map(String) as [string, string, string, string];
  return { subjectId, rule, period, refId };
}
