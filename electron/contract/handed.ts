import { z } from 'zod';
import { HANDED_KINDS, HANDED_STANDINGS } from '../../db/domain/exchange/handed-down';
import { civilDate, id } from './common';
import { command, job, nothing, query } from './define';

/** Names one thing of the list; it is looked up again before it is adopted. */
const wanted = z.object({ packageId: id, key: z.string().max(700) });

/** 上级下发: rules, calendar and layouts of forms that came in a roster. Nothing of it holds until somebody adopts it. */
export const handed = {
  list: query(
    nothing,
    z.object({
      offices: z.array(
        z.object({
          officeId: id,
          officeName: z.string(),
          parts: z.array(
            z.object({
              packageId: id,
              madeOn: civilDate,
              receivedAt: z.string(),
              items: z.array(
                z.object({
                  key: z.string(),
                  kind: z.enum(HANDED_KINDS),
                  subject: z.string(),
                  detail: z.string(),
                  theirs: z.array(z.string()).readonly(),
                  ours: z.array(z.string()).readonly(),
                  standing: z.enum(HANDED_STANDINGS),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
  /** Makes a switch, the days of warning or the days of reporting this office's own. Days go through `calendar.rehearse`. */
  adopt: command(wanted, z.object({}), { permission: 'administer' }),
  /** Checks a layout once more, keeps it as the next version of its form and uses it from now on. */
  adoptForm: job(wanted, z.object({ number: z.number().int() }), { permission: 'administer' }),
};
