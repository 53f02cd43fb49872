import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { InlineNote } from '../../../ui/InlineNote';
import type { Tone } from '../../../ui/tokens';
import { toLocal } from '../moments';

const toneByLevel: Readonly<Record<string, Tone>> = {
  red: 'late',
  orange: 'late',
  yellow: 'soon',
  blue: 'open',
};

/** Warnings that hold now, each with its level, until when, and whether it was passed on. */
export function WarningsInForce() {
  const { t } = useTranslation('watch');
  const { data } = useQuery(ask(useApi(), 'watch', 'warnings', {}));
  return data?.warnings.map(({ id, fields, passedOn }) => (
    <InlineNote key={id} tone={toneByLevel[fields.level ?? 'blue'] ?? 'open'}>
      {t(passedOn.length === 0 ? 'warning.notPassed' : 'warning.passed', {
        title: fields.title,
        source: fields.source ?? t('warning.noSource'),
        until: fields.validUntil === null ? '' : toLocal(fields.validUntil),
        count: passedOn.length,
      })}
    </InlineNote>
  ));
}
