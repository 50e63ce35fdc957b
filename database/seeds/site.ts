/** What the county's public pages and its guide say of the government; every number shows that it is invented. */
export const countySite = {
  name: '青澜县人民政府',
  nameEn: "Qinglan County People's Government",
  domain: 'www.qinglan.example',
  idCode: '0000000001',
  host: '青澜县人民政府办公室',
  operator: '青澜县信息中心',
  icp: '演ICP备00000000号',
  policeRecord: { number: '演公网安备00000000000000号', address: null },
  errorReport: 'https://www.qinglan.example/report',
  office: {
    name: '青澜县人民政府办公室政务公开科', address: '青澜县城学府路1号县政府大院2号楼206室', postcode: '000000', hours: '工作日8:30—12:00，14:30—17:30（法定节假日除外）',
    phone: '0000-0000000', fax: '0000-0000001', email: 'gongkai@qinglan.example', note: '当面提出申请的，请到县政务服务中心政务公开专区；行动不便的，可以预约上门代办。',
  },
} as const;
