import { identityCheckCharacter } from '../../db/domain/codes/identity-number';
import { innerCheckCharacter, usccCheckCharacter } from '../../db/domain/codes/uscc';

/** The n-th made-up 统一社会信用代码 of 舒兰市; all checks hold. */
export function madeUpUscc(n: number): string {
  const body = `MAX${String(n).padStart(5, '0')}`;
  const code = `91220283${body}${innerCheckCharacter(body)}`;
  return code + usccCheckCharacter(code);
}

/** A made-up 公民身份号码 of a region that does not exist; an odd sequence number means a man. */
export function madeUpIdentity(birth: string, sequence: number): string {
  const digits = `229999${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return digits + identityCheckCharacter(digits);
}
