import { createTheme, type Theme } from '@mui/material/styles';
import {
  breakpoints,
  durations,
  fontSizes,
  fonts,
  fontWeights,
  layers,
  palettes,
  sizes,
  spaceUnit,
  type ThemeMode,
} from './tokens';

const focusRing = {
  outline: 'var(--size-focus-ring) solid var(--line-focus)',
  outlineOffset: 'var(--size-hairline)',
};
const hairline = 'var(--size-hairline) solid var(--line-hair)';
const floating = {
  border: hairline,
  boxShadow: 'var(--shadow-float)',
  backgroundImage: 'none',
  backgroundColor: 'var(--surface-raised)',
};

/** The MUI theme of a mode: tokens turned into component styles. Screens never override these one by one. */
export function createPlanDeskTheme(mode: ThemeMode): Theme {
  const palette = palettes[mode];
  const tone = palette.tone;
  // One who asked the system for stillness gets it.
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const quick = still ? 0 : durations.quick;
  const calm = still ? 0 : durations.calm;
  return createTheme({
    spacing: spaceUnit,
    shape: { borderRadius: sizes.radius },
    breakpoints: { values: { xs: 0, sm: 600, md: breakpoints.narrow, lg: breakpoints.wide, xl: 1800 } },
    zIndex: { drawer: layers.drawer, modal: layers.dialog, snackbar: layers.toast, tooltip: layers.toast },
    transitions: {
      duration: {
        shortest: quick,
        shorter: quick,
        short: calm,
        standard: calm,
        complex: calm,
        enteringScreen: calm,
        leavingScreen: quick,
      },
    },
    palette: {
      mode,
      primary: { main: palette.brand.main, contrastText: palette.brand.on },
      secondary: { main: palette.accent.main, contrastText: palette.accent.on },
      error: { main: tone.late.fg },
      warning: { main: tone.soon.fg },
      success: { main: tone.met.fg },
      info: { main: tone.open.fg },
      text: { primary: palette.text.body, secondary: palette.text.muted, disabled: palette.text.faint },
      background: { default: palette.surface.app, paper: palette.surface.panel },
      divider: palette.line.hair,
    },
    typography: {
      fontFamily: fonts.ui,
      fontSize: fontSizes.body,
      htmlFontSize: 16,
      fontWeightMedium: fontWeights.medium,
      fontWeightBold: fontWeights.strong,
      body1: { fontSize: fontSizes.body, lineHeight: 1.5, letterSpacing: 0 },
      body2: { fontSize: fontSizes.grid, lineHeight: 1.5, letterSpacing: 0 },
      caption: { fontSize: fontSizes.small, lineHeight: 1.5, letterSpacing: 0 },
      button: {
        fontSize: fontSizes.body,
        letterSpacing: 0,
        textTransform: 'none',
        fontWeight: fontWeights.medium,
      },
    },
    components: {
      MuiButtonBase: {
        defaultProps: { disableRipple: true },
        styleOverrides: { root: { '&.Mui-focusVisible': focusRing } },
      },
      MuiButton: {
        defaultProps: { disableElevation: true, variant: 'outlined', color: 'inherit' },
        styleOverrides: {
          root: {
            height: sizes.control,
            padding: '0 var(--space-1_5)',
            minWidth: 0,
            borderRadius: sizes.radius,
            lineHeight: 1.2,
            whiteSpace: 'nowrap',
            '& .MuiButton-startIcon': { marginLeft: 0, marginRight: 'var(--space-0_75)' },
            '& .MuiButton-startIcon > *:first-of-type': { fontSize: sizes.icon },
            variants: [
              {
                props: { size: 'small' },
                style: { height: sizes.controlSmall, fontSize: fontSizes.grid, padding: '0 var(--space-1)' },
              },
              {
                props: { variant: 'outlined' },
                style: {
                  borderColor: 'var(--line-strong)',
                  backgroundColor: 'var(--surface-panel)',
                  color: 'var(--text-body)',
                  '&:hover': { backgroundColor: 'var(--row-hover)', borderColor: 'var(--line-strong)' },
                },
              },
              {
                props: { variant: 'text' },
                style: { color: 'var(--text-link)', '&:hover': { backgroundColor: 'var(--brand-soft)' } },
              },
              {
                props: { variant: 'contained' },
                style: {
                  backgroundColor: 'var(--accent-main)',
                  color: 'var(--accent-on)',
                  '&:hover': { backgroundColor: 'var(--accent-hover)' },
                },
              },
              {
                props: { variant: 'contained', color: 'error' },
                style: {
                  backgroundColor: 'var(--danger-main)',
                  color: 'var(--danger-on)',
                  '&:hover': { backgroundColor: 'var(--danger-hover)' },
                },
              },
              { props: { variant: 'outlined', color: 'error' }, style: { color: 'var(--tone-late-fg)' } },
            ],
          },
        },
      },
      MuiIconButton: {
        defaultProps: { size: 'small' },
        styleOverrides: {
          root: {
            width: sizes.controlSmall,
            height: sizes.controlSmall,
            borderRadius: sizes.radius,
            color: 'inherit',
            '&:hover': { backgroundColor: 'var(--row-hover)' },
            '& .MuiSvgIcon-root': { fontSize: sizes.icon },
          },
        },
      },
      MuiSvgIcon: {
        styleOverrides: { root: { fontSize: sizes.icon }, fontSizeSmall: { fontSize: sizes.iconSmall } },
      },
      MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiPopover: { styleOverrides: { paper: floating } },
      MuiMenu: {
        styleOverrides: { paper: floating, list: { padding: 'var(--space-0_5) 0' } },
      },
      MuiMenuItem: {
        defaultProps: { dense: true },
        styleOverrides: {
          root: {
            minHeight: sizes.control,
            fontSize: fontSizes.body,
            gap: 'var(--space-1)',
            '&:hover': { backgroundColor: 'var(--row-hover)' },
            '&.Mui-focusVisible': { backgroundColor: 'var(--row-selected)', outline: 'none' },
            '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: 'var(--row-selected)' },
          },
        },
      },
      MuiListItemIcon: {
        styleOverrides: { root: { color: 'var(--text-muted)', '.MuiMenuItem-root &': { minWidth: 0 } } },
      },
      MuiDialog: {
        styleOverrides: {
          paper: {
            ...floating,
            borderRadius: sizes.radiusLarge,
            margin: 'var(--space-3)',
            '&.MuiDialog-paperFullScreen': { margin: 0, border: 0, borderRadius: 0 },
          },
        },
      },
      MuiDialogTitle: {
        styleOverrides: {
          root: {
            fontSize: fontSizes.title,
            fontWeight: fontWeights.strong,
            lineHeight: 1.4,
            padding: 'var(--space-2) var(--space-3) var(--space-1)',
          },
        },
      },
      MuiDialogContent: {
        styleOverrides: { root: { padding: 'var(--space-1) var(--space-3) var(--space-2)' } },
      },
      MuiDialogActions: {
        styleOverrides: {
          root: { padding: 'var(--space-1_5) var(--space-3)', borderTop: hairline, gap: 'var(--space-1)' },
        },
      },
      MuiBackdrop: {
        styleOverrides: {
          root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: 'var(--surface-scrim)' } },
        },
      },
      MuiDrawer: {
        styleOverrides: {
          paper: { ...floating, borderWidth: 0, borderLeftWidth: 'var(--size-hairline)', borderRadius: 0 },
        },
      },
      MuiTooltip: {
        defaultProps: { enterDelay: 400, enterNextDelay: 100, disableInteractive: true },
        styleOverrides: {
          tooltip: {
            fontSize: fontSizes.small,
            lineHeight: 1.5,
            backgroundColor: mode === 'light' ? 'var(--text-body)' : 'var(--line-strong)',
            color: mode === 'light' ? 'var(--surface-panel)' : 'var(--text-body)',
            borderRadius: sizes.radius,
            padding: 'var(--space-0_5) var(--space-1)',
            maxWidth: sizes.dialog,
          },
        },
      },
      MuiOutlinedInput: {
        styleOverrides: {
          root: {
            minHeight: sizes.control,
            fontSize: fontSizes.body,
            backgroundColor: 'var(--surface-panel)',
            '& .MuiOutlinedInput-notchedOutline': { borderColor: 'var(--line-strong)' },
            '&:hover:not(.Mui-focused):not(.Mui-error):not(.Mui-disabled) .MuiOutlinedInput-notchedOutline': {
              borderColor: 'var(--text-faint)',
            },
            '&.Mui-focused:not(.Mui-error) .MuiOutlinedInput-notchedOutline': {
              borderColor: 'var(--line-focus)',
            },
            '&.Mui-disabled': { backgroundColor: 'var(--surface-sunken)' },
          },
          input: { height: 'auto', padding: 'var(--space-0_5) var(--space-1)', lineHeight: 1.5 },
          multiline: { padding: 0 },
          adornedStart: { paddingLeft: 'var(--space-1)' },
          adornedEnd: { paddingRight: 'var(--space-1)' },
        },
      },
      MuiInputAdornment: {
        styleOverrides: {
          positionStart: { marginRight: 0 },
          positionEnd: { marginLeft: 'var(--space-0_5)' },
        },
      },
      MuiSelect: {
        styleOverrides: {
          select: {
            paddingTop: 'var(--space-0_5)',
            paddingBottom: 'var(--space-0_5)',
            minHeight: 0,
            lineHeight: 1.5,
          },
        },
      },
      MuiAutocomplete: {
        styleOverrides: {
          inputRoot: {
            padding: '0 var(--space-4) 0 var(--space-0_5)',
            minHeight: sizes.control,
            gap: 'var(--space-0_25)',
          },
          input: { padding: 'var(--space-0_5) !important' },
          paper: floating,
          listbox: { padding: 'var(--space-0_5) 0', fontSize: fontSizes.body },
          option: {
            minHeight: `${sizes.control}px !important`,
            gap: 'var(--space-1)',
            '&.Mui-focused': { backgroundColor: 'var(--row-selected) !important' },
          },
        },
      },
      MuiCheckbox: {
        defaultProps: { size: 'small' },
        styleOverrides: {
          root: {
            padding: 'var(--space-0_5)',
            color: 'var(--text-faint)',
            '& .MuiSvgIcon-root': { fontSize: sizes.icon },
          },
        },
      },
      MuiRadio: {
        defaultProps: { size: 'small' },
        styleOverrides: { root: { padding: 'var(--space-0_5)', color: 'var(--text-faint)' } },
      },
      MuiFormControlLabel: {
        styleOverrides: {
          root: { marginLeft: 'calc(-1 * var(--space-0_5))', marginRight: 'var(--space-2)' },
        },
      },
      MuiTabs: {
        styleOverrides: { root: { minHeight: sizes.row }, indicator: { height: 'var(--size-focus-ring)' } },
      },
      MuiTab: {
        styleOverrides: {
          root: {
            minHeight: sizes.row,
            minWidth: 0,
            padding: '0 var(--space-2)',
            fontSize: fontSizes.body,
            letterSpacing: 0,
            color: 'var(--text-muted)',
            '&.Mui-selected': { color: 'var(--text-body)', fontWeight: fontWeights.strong },
          },
        },
      },
      MuiLinearProgress: {
        styleOverrides: { root: { backgroundColor: 'var(--line-hair)', borderRadius: sizes.radius } },
      },
      MuiToggleButton: {
        styleOverrides: {
          root: {
            height: sizes.control,
            padding: '0 var(--space-1_5)',
            textTransform: 'none',
            letterSpacing: 0,
            color: 'var(--text-body)',
            borderColor: 'var(--line-strong)',
            '&.Mui-selected, &.Mui-selected:hover': {
              backgroundColor: 'var(--brand-soft)',
              color: 'var(--brand-main)',
              fontWeight: fontWeights.strong,
            },
          },
        },
      },
    },
  });
}
