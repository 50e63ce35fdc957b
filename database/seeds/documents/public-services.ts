import type { DocumentDraft } from './document.ts';

/** Key areas near to people: schools, water, air, insurance, food. */
export const serviceDocuments: readonly DocumentDraft[] = [
  {
    key: 'school-enrolment', organKey: 'jiaoyu', column: 'key-areas', title: '青澜县义务教育学校招生入学工作公告', mark: null, subject: '科技、教育', genre: '公告', audience: '学生和家长',
    season: '07-06', keywords: ['招生', '义务教育'], summary: '公布招生原则、学区范围、登记时间、所需材料和随迁子女入学办法。',
    text: `一、坚持免试就近入学，公办、民办学校同步招生，不得以考试、竞赛成绩选拔学生。
二、年满6周岁的适龄儿童在规定时间内通过网上平台登记，确有困难的由学校协助办理。
三、随迁子女凭居住证登记入学，残疾儿童通过融合教育、特殊教育等方式安排。
四、学区范围和咨询服务电话在各学校公告栏同步公布。`,
  },
  {
    key: 'water-quality', organKey: 'shengtai', column: 'key-areas', title: '第三季度集中式饮用水水源水质状况公告', mark: null, subject: '城乡建设、环境保护', genre: '公告', audience: '社会公众',
    season: '10-11', keywords: ['饮用水', '水质'], summary: '公布县级和乡镇饮用水水源监测点位、水质类别和达标情况。',
    text: `| 水源 | 类型 | 水质类别 | 是否达标 |
| 青岫水库 | 湖库型 | Ⅱ类 | 达标 |
| 茗溪镇水厂水源 | 河流型 | Ⅱ类 | 达标 |
| 荻浦镇水厂水源 | 地下水 | Ⅲ类 | 达标 |
| 翠垭镇水厂水源 | 湖库型 | Ⅱ类 | 达标 |
监测由具有资质的机构承担，评价依据国家相关标准。`,
  },
  {
    key: 'air-quality', organKey: 'shengtai', column: 'key-areas', title: '上月全县环境空气质量情况', mark: null, subject: '城乡建设、环境保护', genre: '公告', audience: '社会公众',
    season: '11-10', keywords: ['空气质量', '环境'], summary: '公布优良天数比率、主要污染物浓度和同比变化。',
    text: `上月县城环境空气质量优良天数比率为96.8%，细颗粒物平均浓度26微克每立方米，可吸入颗粒物平均浓度41微克每立方米，臭氧第90百分位浓度128微克每立方米。
与上年同期相比，优良天数增加1天。主要污染时段出现在静稳天气的夜间。`,
  },
  {
    key: 'food-sampling', organKey: 'shichang', column: 'key-areas', title: '食品安全监督抽检信息公告', mark: null, subject: '商贸、海关、旅游', genre: '公告', audience: '社会公众',
    season: '10-27', keywords: ['食品安全', '抽检'], summary: '公布抽检批次、合格率、不合格项目类别和核查处置情况。',
    text: `| 食品类别 | 抽检批次 | 不合格批次 |
| 粮食加工品 | 36 | 0 |
| 食用农产品 | 82 | 1 |
| 茶叶及相关制品 | 40 | 0 |
| 餐饮食品 | 62 | 1 |
| 合计 | 220 | 2 |
不合格产品涉及农药残留超标和餐具洗消不达标，已责令停止销售、整改并依法立案。`,
  },
  {
    key: 'medical-insurance', organKey: 'yibao', column: 'key-areas', title: '城乡居民基本医疗保险参保缴费办事指南', mark: null, subject: '劳动、人事、监察', genre: '指南', audience: '城乡居民',
    season: '09-13', keywords: ['医保', '缴费'], summary: '公布参保对象、缴费时间、资助标准、缴费渠道和待遇起始时间。',
    text: `# 参保对象
未参加职工医保的城乡居民，以及长期在本县居住的外地居民。
# 缴费渠道
手机应用、银行网点、乡镇便民服务中心和村级代办点。
# 资助参保
特困人员全额资助，低保对象、返贫致贫人口定额资助，由系统自动识别，个人不需要先行垫付。
# 待遇
集中缴费期内参保的，自次年1月1日起享受待遇；连续参保人员按规定提高大病保险支付限额。`,
  },
  {
    key: 'social-aid', organKey: 'minzheng', column: 'key-areas', title: '青澜县最低生活保障和特困供养标准公告', mark: null, subject: '民政、扶贫、救灾', genre: '公告', audience: '困难群众',
    season: '07-21', keywords: ['低保', '特困供养'], summary: '公布城乡低保、特困人员基本生活和照料护理标准及申请方式。',
    text: `| 类别 | 月标准（元） |
| 城镇低保 | 780 |
| 农村低保 | 640 |
| 城镇特困人员基本生活 | 1014 |
| 农村特困人员基本生活 | 832 |
申请人可以向户籍所在地或者居住地乡镇提出，授权核对家庭经济状况。审核确认结果在村（社区）公示，公示内容不包括与救助无关的个人信息。`,
  },
  {
    key: 'legal-aid', organKey: 'sifa', column: 'key-areas', title: '青澜县法律援助事项服务指南', mark: null, subject: '公安、安全、司法', genre: '指南', audience: '社会公众',
    season: '05-19', keywords: ['法律援助', '指南'], summary: '公布法律援助范围、经济困难标准、申请材料和办理时限。',
    text: `# 范围
请求给付赡养费、抚养费，请求支付劳动报酬，因工伤、交通事故等造成人身损害请求赔偿等事项。
# 材料
身份证明、经济困难状况说明、与所申请事项有关的案件材料；农民工请求支付劳动报酬的，免予核查经济困难状况。
# 时限
自收到申请之日起7日内审查决定，材料齐全的当日受理。`,
  },
  {
    key: 'licences', organKey: 'fagai', column: 'key-areas', title: '青澜县“一次办好”事项清单', mark: '青政办发', subject: '综合政务', genre: '清单', audience: '企业、群众',
    season: '08-11', keywords: ['政务服务', '一次办好'], summary: '公布企业开办、不动产登记、水电报装等一次办好事项及办理时限。',
    text: `| 事项 | 办理时限 | 受理窗口 |
| 企业开办 | 0.5个工作日 | 综合窗口 |
| 不动产转移登记 | 1个工作日 | 不动产专窗 |
| 供水报装 | 3个工作日 | 公用事业窗口 |
| 公共场所卫生许可 | 5个工作日 | 卫生健康窗口 |
清单实行动态调整，办理标准以门户网站公布为准。`,
  },
  {
    key: 'complaint-letters', organKey: 'bangongshi', column: 'key-areas', title: '县长信箱办理情况通报', mark: null, subject: '综合政务', genre: '通报', audience: '社会公众',
    season: '10-23', keywords: ['县长信箱', '群众诉求'], summary: '通报上季度群众来信数量、办结率、热点诉求和逾期单位。',
    text: `上季度收到群众来信131件，办结129件，正在办理2件，办结率98.5%。
诉求主要集中在物业管理、道路养护、教育入学和供水维修。1个单位因答复超期被提醒。
下一步将完善首接负责、联合会商和回访机制，对推诿扯皮问题严肃通报。`,
  },
  {
    key: 'information-network', organKey: 'bangongshi', column: 'plans', title: '青澜县人民政府办公室关于加强政务信息工作的通知', mark: '青政办发', subject: '综合政务', genre: '通知', audience: '机关、企事业单位',
    season: '04-17', keywords: ['政务信息', '信息员'], summary: '明确各单位分管领导、信息员配备、报送时限、采用计分和季度考核要求。',
    text: `各乡镇人民政府、街道办事处，县政府各部门：
一、健全网络。各单位明确1名分管领导、1至2名信息员，名单变化的及时报备。
二、规范报送。信息应当要素齐全、数据准确，由分管领导签发后通过信息网络报送全文；紧急信息在事发后两小时内首报。
三、按季考核。按照县政府办公室计分办法计分，逐月通报各单位采用篇数、得分和零采用单位。
四、结果运用。全年至少有1篇信息被专报信息、工作交流或者政务调研采用。`,
  },
];
