import type { ThemeConfig } from 'antd';

/** The look of the workspace: one deep blue, contrast of at least 4.5:1 for every text. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1b4f91',
    colorInfo: '#1b4f91',
    colorInfoBg: '#eaf1fa',
    colorInfoBorder: '#b7cce6',
    colorLink: '#1b4f91',
    colorError: '#b3261e',
    colorSuccess: '#256b2f',
    colorWarning: '#8a5200',
    colorWarningBg: '#fff4dc',
    colorWarningBorder: '#e3bd70',
    colorSuccessBg: '#e6f3e7',
    colorSuccessBorder: '#9ccba2',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#eba9a3',
    colorPrimaryBg: '#e6edf6',
    controlItemBgActive: '#e3ebf5',
    colorTextDescription: 'rgba(0,0,0,0.65)',
    colorTextTertiary: 'rgba(0,0,0,0.62)',
    colorTextQuaternary: 'rgba(0,0,0,0.58)',
    colorTextPlaceholder: 'rgba(0,0,0,0.58)',
    // Off: a button whose work ends within the first frame keeps its spinner's name for screen readers, and old machines are quicker.
    motion: false,
    borderRadius: 4,
    fontSize: 15,
    fontFamily:
      '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Helvetica Neue", Arial, sans-serif',
  },
  components: {
    Layout: { headerBg: '#ffffff', headerHeight: 56, headerPadding: '0 16px', siderBg: '#ffffff', bodyBg: '#f3f5f8' },
    Menu: { itemHeight: 38, itemSelectedBg: '#e3ebf5', groupTitleColor: 'rgba(0,0,0,0.65)' },
    Table: { headerBg: '#eef2f7' },
  },
  cssVar: {},
};
