import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo, useRouteSearch } from '../../../app/use-go';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { DrillsFrame } from '../../drills/components/DrillsFrame';
import { OfficeReports } from '../components/OfficeReports';
import { PaperReportDrawer } from '../components/PaperReportDrawer';
import { UnitReports } from '../components/UnitReports';
import { halfYearBefore, halfYearOf, isHalfYear } from '../report-forms';

/** 演练报送: the half-years of a unit, or at an office who has reported and who has not. */
export function ReportsPage() {
  const { t } = useTranslation('drillReports');
  const go = useGo();
  const { desk, today } = useSystemState();
  const mayEdit = usePermission('edit');
  const atUnit = desk === 'enterprise';
  const asked = useRouteSearch('period');
  // Reports of a half-year are asked for once it is over.
  const [period, setPeriod] = useState(() =>
    asked !== null && isHalfYear(asked) ? asked : halfYearBefore(halfYearOf(today)),
  );
  const [paper, setPaper] = useState(false);
  return (
    <DrillsFrame
      content={atUnit ? 'scroll' : 'fill'}
      actions={
        <>
          {!atUnit && mayEdit && <Button onClick={() => setPaper(true)}>{t('paper.title')}</Button>}
          {mayEdit && (
            <Button variant={atUnit ? 'outlined' : 'contained'} onClick={() => go('/drills/reports/receive')}>
              {t(atUnit ? 'receive.resultTitle' : 'receive.title')}
            </Button>
          )}
        </>
      }
    >
      {atUnit ? <UnitReports /> : <OfficeReports period={period} onPeriod={setPeriod} />}
      {paper && <PaperReportDrawer period={period} onClose={() => setPaper(false)} />}
    </DrillsFrame>
  );
}
