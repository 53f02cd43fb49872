import type { PackageManifest, PackageSignature } from '../format/index';
import { signatureHolds, successionHolds } from '../keys';
import { type PackageProblem, packageProblem } from '../problems';
import { sm2Holds } from '../sm2';

/**
 * Who signed, who vouches for that key, and what else signed beside it: each must hold where it is given, of a package that came
 * by itself and of one that lies inside another alike.
 * @param bytes manifest.json as it lies in the package
 */
export async function signatureProblems(
  manifest: PackageManifest,
  bytes: Uint8Array,
  signature: PackageSignature | null,
): Promise<PackageProblem[]> {
  if (signature === null) return [packageProblem('PACKAGE_UNSIGNED')];
  const { keyId, succession, sm2 } = signature;
  if (keyId !== manifest.signer.keyId || !signatureHolds(bytes, signature))
    return [packageProblem('PACKAGE_SIGNATURE_INVALID')];
  const problems: PackageProblem[] = [];
  if (succession && !successionHolds(succession, manifest.sender.id, keyId))
    problems.push(packageProblem('PACKAGE_SUCCESSION_INVALID'));
  if (sm2 && !(await sm2Holds(bytes, sm2))) problems.push(packageProblem('PACKAGE_SM2_INVALID'));
  return problems;
}
