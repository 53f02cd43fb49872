import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import type { SettingValue } from '../../../../electron/contract/settings';
import { usePermission } from '../../../app/use-system-state';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import { useChangeSettings } from '../hooks/use-change-settings';
import type { Rule } from '../rule';
import styles from './RulePanel.module.css';

interface RuleSwitchProps {
  readonly ruleId: string;
  readonly item: Rule['switches'][number];
  /** The office's choices for all rules, which are stored together. */
  readonly chosen: SettingValue<'rules.switches'>;
}

/** A choice that the text leaves open. Changing it changes duties of many units, so it is asked first. */
export function RuleSwitch({ ruleId, item, chosen }: RuleSwitchProps) {
  const { t } = useTranslation('system');
  const mayChange = usePermission('administer');
  const change = useChangeSettings();
  const errorText = useErrorText();
  const label = t(`switch.${item.key}.label` as 'switch.enabled.label', { defaultValue: item.key });
  const word = (value: string) =>
    t(`switch.${item.key}.${value}` as 'switch.enabled.yes', { defaultValue: value });

  const choose = async (value: string | null) => {
    if (value === null || value === item.value) return;
    const answer = await confirm({
      title: t('rules.changeTitle', { label, value: word(value) }),
      body: t('rules.changeBody'),
      confirmLabel: t('rules.change'),
    });
    if (!answer) return;
    try {
      await change({ 'rules.switches': { ...chosen, [ruleId]: { ...chosen[ruleId], [item.key]: value } } });
      showToast({
        tone: 'met',
        text: t('rules.changed', { label, value: word(value) }),
        detail: t('settings.recomputed'),
      });
    } catch (error) {
      showToast({ tone: 'late', text: t('rules.changeFailed'), detail: errorText(error) });
    }
  };
  return (
    <div className={styles.switch}>
      <span className={styles.switchLabel}>{label}</span>
      <span className={styles.switchNote}>{item.note}</span>
      <ToggleButtonGroup
        exclusive
        size="small"
        className={styles.choices ?? ''}
        value={item.value}
        disabled={!mayChange}
        aria-label={label}
        onChange={(_event, value: string | null) => void choose(value)}
      >
        {item.choices.map((value) => (
          <ToggleButton key={value} value={value}>
            {word(value)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
