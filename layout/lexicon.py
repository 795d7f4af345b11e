"""What Chinese copy is made of: numerals, measure words, family names, dots within names.

Body text (:mod:`layout.text.phrases`) had better not break inside such stretches, heads
(:mod:`layout.words.wholes`) never do (R7, R8); both take them from here.
"""

from __future__ import annotations

from typing import Final

# The signs of numbers written in Han (GB/T 15835-2011), with 两, which only counts.
NUMERALS: Final = "〇零一二三四五六七八九十百千万亿两"
# Measure words and date parts that stand behind numbers in newspaper copy, and what goes on behind
# figures: 26亿, 100多.
MEASURES: Final = frozenset(
    "年月日时分秒号个名人位元角吨斤亩米里岁次届场项件套台辆艘架座栋间户家所条只"
    "头本册张份篇首幅支批组队期版页点章节层级度倍成万亿千百多余天周种类棵株块"
    "道部门口把盏封句段轮趟番线"
)
# Words behind which the names of those stand who made the story or the picture.
ROLES: Final = ("记者", "通讯员", "摄影", "作者", "编辑")
# The commonest family names, about nine people in ten (Ministry of Public Security, 2020, and the
# rarer ones of the Hundred Names).  The first hardly ever stand as words by themselves; the second
# often do: 高, 马, 金, 万, 成, 安.
SURE_SURNAMES: Final = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
    "贾丁魏薛叶阎余潘杜戴钟汪田姜范姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟段雷钱汤尹黎贺赖龚"
)
SURNAMES: Final = SURE_SURNAMES | frozenset(
    "高马于夏任方石金白康毛江史龙万易常武乔文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂"
    "焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃"
    "霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边肖习"
)
# The dots within a foreign name: the standard's (GB/T 15834-2011 4.14) and what keyboards and old
# copy give for it.
INTERPUNCTS: Final = "·‧・•∙"
