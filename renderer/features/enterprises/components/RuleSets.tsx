import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { usePermission } from '../../../app/use-system-state';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { Panel } from '../../../ui/Page';
import { StandingMark } from '../../../ui/StandingMark';
import { ToneChip } from '../../../ui/StateChip';
import { localMoment } from '../../../ui/Timeline';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import styles from './RuleSets.module.css';

type Enterprise = Answer<'enterprises', 'get'>;
type RuleSet = Enterprise['sets'][number];

/** In which legal categories the unit is, why, and the decision of the office where it decided otherwise. */
export function RuleSets({ enterprise }: { enterprise: Enterprise }) {
  return (
    <>
      {enterprise.sets.map((set) => (
        <RuleSetPanel key={set.set} set={set} enterprise={enterprise} />
      ))}
    </>
  );
}

function RuleSetPanel({ set, enterprise }: { set: RuleSet; enterprise: Enterprise }) {
  const { t } = useTranslation('enterprises');
  const law = useLawWord();
  const api = useApi();
  const errorText = useErrorText();
  const mayDecide = usePermission('decide') && enterprise.ours;

  const decide = async (member: boolean | null) => {
    const answer = await confirm({
      title:
        member === null
          ? t('sets.backTitle', { set: law(set.title) })
          : t(member ? 'sets.inTitle' : 'sets.outTitle', { set: law(set.title) }),
      body: t('sets.body'),
      confirmLabel: t('sets.confirm'),
      reasonLabel: t('sets.reason'),
    });
    if (!answer) return;
    try {
      await api.enterprises.overrideSet({ id: enterprise.id, set: set.set, member, reason: answer.reason });
    } catch (error) {
      showToast({ tone: 'late', text: t('sets.failed'), detail: errorText(error) });
    }
  };
  return (
    <Panel
      title={law(set.title)}
      actions={
        <>
          <ToneChip tone={set.member ? 'open' : 'muted'}>
            {t(set.member ? 'sets.member' : 'sets.notMember')}
          </ToneChip>
          {mayDecide &&
            (set.override ? (
              <Button size="small" onClick={() => void decide(null)}>
                {t('sets.back')}
              </Button>
            ) : (
              <Button size="small" onClick={() => void decide(!set.member)}>
                {t(set.member ? 'sets.takeOut' : 'sets.putIn')}
              </Button>
            ))}
        </>
      }
    >
      <ul className={styles.why}>
        {set.why.map((reason) => (
          <li key={reason.text + reason.article}>
            <span className={styles.text}>{reason.text}</span>
            <span className={styles.article}>{reason.article}</span>
            <StandingMark mark={reason.mark} />
          </li>
        ))}
        {set.why.length === 0 && <li className={styles.article}>{t('sets.noReason')}</li>}
      </ul>
      {set.override && (
        <p className={styles.override}>
          {t('sets.overridden', {
            computed: t(set.computed ? 'sets.member' : 'sets.notMember'),
            reason: set.override.reason,
            by: set.override.by,
            at: localMoment(set.override.at),
          })}
        </p>
      )}
    </Panel>
  );
}
