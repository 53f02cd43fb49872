import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { CalendarCoverage } from '../components/CalendarCoverage';
import { HandedDown } from '../components/HandedDown';
import { RulePanel } from '../components/RulePanel';
import { SystemPage } from '../components/SystemPage';
import { useAdoptHanded } from '../hooks/use-adopt-handed';
import { settingOf } from '../office-settings';

/** 规则与日历: every rule with its text, source, standing and switches, and how far the working-day calendar reaches. */
export function RulesPage() {
  const { t } = useTranslation('system');
  const api = useApi();
  const rules = useQuery(ask(api, 'duties', 'rules', {}));
  const settings = useQuery(ask(api, 'system', 'settings', {}));
  const adopt = useAdoptHanded(t('rules.changeBody'), (wish) => api.handed.adopt(wish));
  const error = rules.error ?? settings.error;
  return (
    <SystemPage fact={rules.data && t('rules.pack', { pack: rules.data.pack })}>
      {error && <ErrorState error={error} onRetry={() => void rules.refetch()} />}
      <CalendarCoverage />
      <HandedDown
        kinds={['switch', 'due-soon', 'reporting-days']}
        onAdopt={(wish, item) => void adopt(wish, item)}
      />
      {settings.data &&
        rules.data?.rules.map((rule) => (
          <RulePanel
            key={`${rule.id} ${rule.effectiveFrom}`}
            rule={rule}
            chosen={settingOf(settings.data.values, 'rules.switches')}
          />
        ))}
    </SystemPage>
  );
}
