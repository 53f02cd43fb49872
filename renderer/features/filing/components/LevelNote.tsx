import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { InlineNote } from '../../../ui/InlineNote';
import { StandingMark } from '../../../ui/StandingMark';
import { useLawWord } from '../../../ui/use-law-word';
import styles from './filing.module.css';

interface LevelNoteProps {
  readonly enterpriseId: string;
  /** Hands the case over; absent where that is not possible. */
  onTransfer?: (() => void) | undefined;
}

/** Where the rules send this unit's filing, each with its source; what to do is decided by people. */
export function LevelNote({ enterpriseId, onTransfer }: LevelNoteProps) {
  const { t } = useTranslation('filing');
  const law = useLawWord();
  const { t: codes } = useTranslation('codes');
  const { data } = useQuery({
    ...ask(useApi(), 'filing', 'levelOf', { enterpriseId }),
    enabled: enterpriseId !== '',
  });
  const [leading] = data?.levels ?? [];
  if (!data || !leading) return null;
  const elsewhere = data.own !== null && leading.level !== data.own;
  return (
    <InlineNote
      tone={elsewhere ? 'soon' : 'open'}
      action={
        elsewhere &&
        onTransfer && (
          <Button size="small" onClick={onTransfer}>
            {t('action.transfer')}
          </Button>
        )
      }
    >
      {data.levels.map((level) => (
        <div key={level.category}>
          {t('level.line', {
            title: law(level.title),
            level: codes(`officeLevel.${level.level}`),
            recipient: law(level.recipient),
            article: level.article,
            from: level.effectiveFrom,
          })}{' '}
          <StandingMark mark={level.mark} />
          {level.level !== level.usualLevel && (
            <span className={styles.muted}>
              {' '}
              {t('level.own', {
                usual: codes(`officeLevel.${level.usualLevel}`),
                reason: level.reason ?? '',
              })}
            </span>
          )}
          {level.note && <div className={styles.muted}>{law(level.note)}</div>}
        </div>
      ))}
    </InlineNote>
  );
}
