import { z } from 'zod';
import { shortText } from '../../../electron/contract/common';
import { attachmentKind } from '../../../electron/contract/drill-conduct';

/** What is entered about a file of a drill. */
export const fileForm = z.object({
  kind: attachmentKind,
  caption: shortText.nullable(),
  logId: z.string().nullable(),
});
