import Button, { type ButtonProps } from '@mui/material/Button';
import CircularProgress from '@mui/material/CircularProgress';
import { sizes } from './tokens';

interface LoadingButtonProps extends ButtonProps {
  readonly busy: boolean;
}

/** A button that keeps its width and says that it is at work; a second press does nothing meanwhile. */
export function LoadingButton({ busy, startIcon, disabled, ...rest }: LoadingButtonProps) {
  return (
    <Button
      {...rest}
      disabled={disabled || busy}
      aria-busy={busy}
      startIcon={busy ? <CircularProgress color="inherit" size={sizes.iconSmall} /> : startIcon}
    />
  );
}
