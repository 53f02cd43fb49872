import VisibilityIcon from '@mui/icons-material/VisibilityOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from './feedback/toast-store';
import { useErrorText } from './use-error-text';

interface MaskedValueProps {
  /** The masked text; shown alone when it hides nothing. */
  readonly masked: string | null;
  readonly label: string;
  /** Absent when the person may not see it in full. */
  onReveal?: (() => Promise<string>) | undefined;
}

/** A phone or identity number, shortened; showing it in full is asked of the core, which logs it. */
export function MaskedValue({ masked, label, onReveal }: MaskedValueProps) {
  const { t } = useTranslation('ui');
  const errorText = useErrorText();
  const [shown, setShown] = useState<string | null>(null);
  if (!masked) return null;
  const reveal = async () => {
    try {
      setShown((await onReveal?.()) ?? null);
    } catch (error) {
      showToast({ tone: 'late', text: t('masked.failed'), detail: errorText(error) });
    }
  };
  return (
    <span>
      {shown ?? masked}
      {onReveal && shown === null && masked.includes('*') && (
        <Tooltip title={t('masked.tip')}>
          <IconButton aria-label={t('masked.reveal', { label })} onClick={() => void reveal()}>
            <VisibilityIcon fontSize="small" />
          </IconButton>
        </Tooltip>
      )}
    </span>
  );
}
