import { useTranslation } from 'react-i18next';
import type { SettingValue } from '../../../../electron/contract/settings';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { Panel } from '../../../ui/Page';
import { StandingMark } from '../../../ui/StandingMark';
import type { Rule } from '../rule';
import styles from './RulePanel.module.css';
import { RuleSwitch } from './RuleSwitch';

/** One rule: whom it binds, what it says, where it stands, and the choices the office has where the text is silent. */
export function RulePanel({ rule, chosen }: { rule: Rule; chosen: SettingValue<'rules.switches'> }) {
  const { t } = useTranslation('system');
  const word = useCodeWord();
  return (
    <Panel title={rule.title} actions={<span className={styles.id}>{rule.id}</span>}>
      <div className={styles.rule} data-switches={rule.switches.length > 0 || undefined}>
        <div className={styles.law}>
          <p>{rule.text}</p>
          <p className={styles.source}>
            {rule.source} {rule.article} <StandingMark mark={rule.mark} />
          </p>
          <p className={styles.muted}>
            {t('rules.scope', {
              who: rule.appliesTo === 'every' ? t('rules.every') : word('codes.set', rule.appliesTo),
              time: rule.effectiveTo
                ? t('rules.between', { from: rule.effectiveFrom, to: rule.effectiveTo })
                : t('rules.since', { from: rule.effectiveFrom }),
            })}
          </p>
          {rule.note && <p className={styles.muted}>{rule.note}</p>}
        </div>
        {rule.switches.length > 0 && (
          <div className={styles.switches}>
            {rule.switches.map((item) => (
              <RuleSwitch key={item.key} ruleId={rule.id} item={item} chosen={chosen} />
            ))}
          </div>
        )}
      </div>
    </Panel>
  );
}
