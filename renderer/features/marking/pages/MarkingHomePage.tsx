import InboxIcon from '@mui/icons-material/InboxOutlined';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { toneOfDays, useDaysLeftText } from '../../../ui/Clock';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Page } from '../../../ui/Page';
import { ToneChip } from '../../../ui/StateChip';
import { ReceiveButton } from '../../reviews/components/ReceiveButton';
import { ResultButton } from '../../reviews/components/ResultButton';
import { StickNote } from '../../reviews/components/StickNote';
import styles from '../components/marking.module.css';

type Head = Answer<'marking', 'home'>[number];

/** The reviews that came to this desk, the one due first on top. */
export function MarkingHomePage() {
  const { t } = useTranslation('marking');
  const { data, error, refetch } = useQuery(ask(useApi(), 'marking', 'home', {}));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  return (
    <Page title={t('home.title')} fact={t('home.count', { count: data.length })} primary={<ReceiveButton />}>
      <StickNote />
      {data.length === 0 ? (
        <EmptyState
          icon={InboxIcon}
          title={t('home.none')}
          text={t('home.noneText')}
          action={<ReceiveButton />}
        />
      ) : (
        <ul className={styles.cards}>
          {data.map((head) => (
            <Card key={head.id} head={head} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function Card({ head }: { head: Head }) {
  const { t } = useTranslation('marking');
  const daysLeft = useDaysLeftText();
  const go = useGo();
  const { plan, deadline, progress, marks, state, closed } = head;
  return (
    <li className={styles.card}>
      <div className={styles.cardMain}>
        <h2 className={styles.cardTitle}>{plan.title}</h2>
        <p className={styles.quiet}>
          {[plan.unit, plan.version, t(`reviewKind.${head.kind}`), t(`way.${head.way}`)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <div className={styles.progress}>
          <progress
            className={styles.bar}
            value={progress.decided}
            max={progress.total}
            aria-label={t('progress.label')}
          />
          <span className={styles.progressText}>
            {t('home.progress', { decided: progress.decided, total: progress.total, marks })}
          </span>
        </div>
      </div>
      <div className={styles.cardSide}>
        {state === 'handed-in' ? (
          <ToneChip tone="met">{t('state.handed-in')}</ToneChip>
        ) : (
          deadline.daysLeft !== null && (
            <ToneChip tone={toneOfDays(deadline.daysLeft)}>{daysLeft(deadline.daysLeft, 'civil')}</ToneChip>
          )
        )}
        {deadline.dueOn !== null && (
          <span className={styles.quiet}>{t('home.due', { date: deadline.dueOn })}</span>
        )}
        {state === 'handed-in' && <ResultButton id={head.id} name={head.name} />}
        <Button
          variant={closed.length === 0 ? 'contained' : 'outlined'}
          onClick={() => go(`/marking/${head.id}`)}
        >
          {t(closed.length > 0 ? 'home.look' : progress.decided > 0 ? 'home.continue' : 'home.begin')}
        </Button>
      </div>
    </li>
  );
}
