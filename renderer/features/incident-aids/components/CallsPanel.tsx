import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { MaskedValue } from '../../../ui/MaskedValue';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useAidWord } from '../hooks/use-aid-words';
import { useTold } from '../hooks/use-told';
import type { CallLine, SpotQuestion } from '../spot';
import styles from './aids.module.css';

interface CallsPanelProps {
  readonly spot: SpotQuestion;
  /** The incident whose log calls are written into; absent: numbers are only shown. */
  readonly incidentId?: string;
}

/** Posts that the program itself names; others are the directory's own words. */
const POSTS = ['leader', 'chief', 'member', 'principal', 'safetyOfficer', 'legalPerson', 'hazard'] as const;

/** Everybody who is called, in the order of calling; a press notes the call. */
export function CallsPanel({ spot, incidentId }: CallsPanelProps) {
  const { t } = useTranslation('incidentAids');
  const api = useApi();
  const word = useAidWord();
  const mayReveal = usePermission('reveal');
  const { busy, tell } = useTold();
  const { data, error, refetch } = useQuery({
    ...ask(api, 'incidentAids', 'calls', { spot }),
    placeholderData: (before) => before,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.lines.length === 0) return <EmptyState title={t('calls.empty')} text={t('calls.emptyText')} />;
  const postOf = (post: string | null) =>
    POSTS.some((one) => one === post) ? t(`post.${post}` as 'post.leader') : post;
  const who = (line: Pick<CallLine, 'organisation' | 'name' | 'post'>) =>
    [line.organisation, line.name, postOf(line.post)].filter(Boolean).join(' ');
  /** Who else answers at the number; the same person under another post says nothing to a caller. */
  const others = ({ name, also }: CallLine) => also.filter((one) => one.name === null || one.name !== name);
  const note = (line: CallLine, answered: boolean) =>
    tell(line.key, t('calls.noted', { who: who(line) }), () =>
      api.incidentAids.noteCall({ incidentId: incidentId ?? '', key: line.key, answered, text: '' }),
    );
  return (
    <SimpleTable
      label={t('calls.title')}
      rows={data.lines}
      rowId={({ key }) => key}
      columns={[
        {
          key: 'number',
          label: t('column.number'),
          align: 'end',
          cell: (line) => data.lines.indexOf(line) + 1,
        },
        { key: 'group', label: t('column.group'), fixed: true, cell: ({ group }) => t(`group.${group}`) },
        {
          key: 'who',
          label: t('column.who'),
          cell: (line) => (
            <>
              {who(line)}
              {others(line).length > 0 && (
                <div className={styles.quiet}>
                  {t('calls.also', { who: others(line).map(who).join(t('separator')) })}
                </div>
              )}
            </>
          ),
        },
        {
          key: 'phone',
          label: t('column.phone'),
          fixed: true,
          cell: (line) => (
            <MaskedValue
              masked={line.phone}
              label={who(line)}
              {...(mayReveal && {
                onReveal: async () => (await api.incidentAids.revealCall({ spot, key: line.key })).value,
              })}
            />
          ),
        },
        {
          key: 'why',
          label: t('column.why'),
          cell: ({ contactField, why }) => (
            <>
              {contactField === null ? null : word('contactFields', contactField)}
              {why !== null && <div className={styles.quiet}>{why}</div>}
            </>
          ),
        },
        ...(incidentId === undefined
          ? []
          : [
              {
                key: 'note',
                label: t('column.note'),
                fixed: true,
                cell: (line: CallLine) => (
                  <span className={styles.notes}>
                    <Button
                      size="small"
                      disabled={busy !== null}
                      aria-label={t('calls.answeredBy', { who: who(line) })}
                      onClick={() => void note(line, true)}
                    >
                      {t('calls.answered')}
                    </Button>
                    <Button
                      size="small"
                      disabled={busy !== null}
                      aria-label={t('calls.unansweredBy', { who: who(line) })}
                      onClick={() => void note(line, false)}
                    >
                      {t('calls.unanswered')}
                    </Button>
                  </span>
                ),
              },
            ]),
      ]}
    />
  );
}
