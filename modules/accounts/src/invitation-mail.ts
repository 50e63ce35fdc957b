/** What an invitation's mail says, in the language of whoever is invited. */
export function invitationMail(language: 'zh-CN' | 'en', values: { name: string; loginName: string; issuer: string; link: string; hours: number }): { subject: string; text: string } {
  if (language === 'en') {
    return {
      subject: `Your account at the information platform of ${values.issuer}`,
      text: `${values.name},\n\nan account has been opened for you. Your login name is ${values.loginName}.\nOpen this link to set your password; it works once and ends in ${values.hours} hours:\n\n${values.link}\n\nIf you did not expect this message, do not open the link and tell your administrator.\n`,
    };
  }
  return {
    subject: `${values.issuer}政务信息工作平台账号启用通知`,
    text: `${values.name}同志：\n\n已为您开通政务信息工作平台账号，登录名：${values.loginName}。\n请打开以下链接设置密码。链接只能使用一次，${values.hours}小时内有效：\n\n${values.link}\n\n如非您本人业务需要，请勿打开链接，并告知本单位管理员。\n`,
  };
}
