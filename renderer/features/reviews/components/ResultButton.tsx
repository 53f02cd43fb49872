import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../app/use-system-state';
import { useWritePackages } from '../hooks/use-write-packages';

interface ResultButtonProps {
  /** The assignment, handed in. */
  readonly id: string;
  /** The reviewer, for the file's name. */
  readonly name: string;
}

/** For a reviewer who has handed in: writes the file that goes back; again when the first was lost. */
export function ResultButton({ id, name }: ResultButtonProps) {
  const { t } = useTranslation('reviews');
  const { writeResult } = useWritePackages();
  if (!usePermission('exchange')) return null;
  return (
    <Button variant="contained" onClick={() => void writeResult(id, name)}>
      {t('write.result')}
    </Button>
  );
}
