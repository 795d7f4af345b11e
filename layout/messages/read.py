"""Messages of the stage ``read``: code → ((Chinese, English) what is wrong, (Chinese, English) what to do)."""

from __future__ import annotations

from typing import Final

_SOURCES: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E101": (
        ("没有这一期：{file}", "there is no issue at {file}"),
        ("给出 issue.yaml 或它所在的文件夹", "name issue.yaml or the folder it lies in"),
    ),
    "E128": (
        ("这一行不是“键: 值”，少了冒号", "this line is no “key: value”; its colon is missing"),
        ("键后面写半角冒号和一个空格；多行文字用“|”", "write a colon and a space after the key; use “|” for text of several lines"),
    ),
    "E129": (
        ("文字不能以“{character}”开头", "a text cannot begin with “{character}”"),
        ("给整段文字加上引号", "put the whole text in quotation marks"),
    ),
    "E130": (
        ("YAML 语法错误（{problem}）", "YAML syntax error ({problem})"),
        ("检查这一处的缩进、引号和冒号", "check indentation, quotation marks and colons here"),
    ),
    "E131": (
        ("缩进用了制表符", "the indentation has a tab"),
        ("YAML 只能用空格缩进", "YAML is indented with spaces only"),
    ),
    "E132": (
        ("引号没有配对", "this quotation mark is never closed"),
        ("补上收尾的引号；文字里有引号时用“|”另起一行写", "close it; for text with quotation marks use “|” and a new line"),
    ),
    "E133": (
        ("方括号或花括号没有配对", "this bracket or brace is never closed"),
        ("补上 ] 或 }}，各项之间用半角逗号", "close it with ] or }}; put ASCII commas between the items"),
    ),
    "E134": (
        ("缩进与上文不齐", "the indentation does not match the lines above"),
        ("同一层的键要从同一列开始", "keys of one level begin in the same column"),
    ),
    "E135": (
        ("文字里的“: ”被当成了键", "the “: ” inside this text was taken for a key"),
        ("给整段文字加上引号，或改用全角冒号", "put the whole text in quotation marks"),
    ),
    "E136": (
        ("这里的全角冒号“：”不能分开键和值", "a full-width colon does not divide a key from its value"),
        ("改成半角冒号加一个空格“: ”", "write an ASCII colon and a space"),
    ),
    "E137": (
        ("不接受 YAML 标签“!”", "YAML tags (“!”) are not accepted"),
        ("删去标签；文字以“!”开头时加引号", "delete the tag; quote a text that begins with “!”"),
    ),
    "E138": (
        ("不接受合并键“<<”", "merge keys (“<<”) are not accepted"),
        ("把要合并的键逐个写出来，这样每个值都看得到出处", "write out the merged keys, so that every value shows where it comes from"),
    ),
    "E139": (
        ("不接受 YAML 锚点和别名（“&”“*”）", "YAML anchors and aliases (“&”, “*”) are not accepted"),
        ("把内容直接写在这里；文字以“&”或“*”开头时加引号", "write the content here; quote a text that begins with “&” or “*”"),
    ),
    "E140": (
        ("一个文件里只能有一份文档，这里又开始了一份", "a file holds one document; here another begins"),
        ("删去这一行“---”及其后的内容，或另存为一个文件", "delete this “---” and what follows, or save it as a file of its own"),
    ),
    "E141": (
        ("文件是空的", "the file is empty"),
        ("写上内容，或删去对它的引用", "write something in it, or do not name it"),
    ),
    "E142": (
        ("文件不是 UTF-8 编码（第 {byte} 字节是 {value}）", "the file is not UTF-8 (byte {byte} is {value})"),
        ("在编辑器里另存为 UTF-8", "save it as UTF-8 in your editor"),
    ),
    "E143": (
        ("文件里有看不见的控制字符 {character}", "the file has an invisible control character {character}"),
        ("删去它", "delete it"),
    ),
    "E144": (
        ("{file} 超过 {most} KiB", "{file} is larger than {most} KiB"),
        ("检查是不是放错了文件", "check that this is the right file"),
    ),
    "E145": (
        ("嵌套超过 {most} 层", "nested deeper than {most} levels"),
        ("检查缩进和括号", "check indentation and brackets"),
    ),
    "E146": (
        ("文件里的值超过 {most} 个", "the file has more than {most} values"),
        ("检查是不是放错了文件", "check that this is the right file"),
    ),
    "E147": (
        ("一段文字超过 {most} 字", "a text is longer than {most} characters"),
        ("检查是不是引号没有配对", "check for a quotation mark that is never closed"),
    ),
    "E148": (
        ("问题超过 {most} 个，其余不再列出", "more than {most} faults; the rest is not listed"),
        ("先改前面的", "mend the first ones"),
    ),
    "E149": (
        ("没有找到 paper.yaml", "there is no paper.yaml"),
        ("放在本文件夹或上 {folders} 级之内，或用 paper（报）写明路径", "put it in this folder or at most {folders} above, or name it with paper (报)"),
    ),
    "E150": (
        ("路径“{file}”在本报文件夹之外", "the path “{file}” leaves the paper's folder"),
        ("把文件放进本报的文件夹", "put the file into the paper's folder"),
    ),
    "E151": (
        ("路径“{file}”不能用", "the path “{file}” cannot be used"),
        ("写相对路径，用“/”分隔，不写盘符", "write a relative path with “/”, without a drive"),
    ),
    "E152": (
        ("文稿文件“{file}”不是 .txt 或 .md", "the copy file “{file}” is neither .txt nor .md"),
        ("另存为纯文本", "save it as plain text"),
    ),
    "E184": (
        ("没有报纸文件“{file}”", "there is no paper file “{file}”"),
        ("检查路径，它相对于 issue.yaml 的文件夹", "check the path; it is relative to the folder of issue.yaml"),
    ),
    "E185": (
        ("报纸文件不在本文件夹或上 {folders} 级之内", "the paper file is not in this folder or at most {folders} above"),
        ("各期放在报纸的文件夹里", "keep the issues inside the paper's folder"),
    ),
    "E186": (
        ("值已经结束，这里多出了内容", "the value has ended; this is left over"),
        ("给整段文字加一对引号；文字里有引号时用“|”另起一行写", "put one pair of quotation marks round the whole text, or use “|” and a new line"),
    ),
    "E187": (
        ("这里不能有“{character}”", "“{character}” cannot stand here"),
        ("文字以它开头时加引号；列表另起一行写；多余的括号或逗号删去", "quote a text that begins with it; begin a list on a new line; delete a stray bracket or comma"),
    ),
    "E188": (
        ("冒号后面少了空格", "there is no space after the colon"),
        ("写成“键: 值”", "write “key: value”"),
    ),
    "E190": (
        ("双引号里的“\\”用法不对", "this “\\” escape inside double quotes is not known"),
        ("改用单引号，其中的“\\”照原样", "use single quotes, in which “\\” stands for itself"),
    ),
    "E191": (
        ("“{character}”后面不能接着写文字", "no text may follow “{character}” on its line"),
        ("文字从下一行写起，并缩进", "begin the text on the next line, indented"),
    ),
    "E415": (
        ("没有图片文件“{file}”", "there is no picture “{file}”"),
        ("检查文件名和大小写，路径相对于 issue.yaml 的文件夹", "check name and case; the path is relative to the folder of issue.yaml"),
    ),
    "E416": (
        ("没有文稿文件“{file}”", "there is no copy file “{file}”"),
        ("检查文件名和大小写，路径相对于 issue.yaml 的文件夹", "check name and case; the path is relative to the folder of issue.yaml"),
    ),
    "E417": (
        ("没有字体文件“{file}”", "there is no font file “{file}”"),
        ("检查文件名和大小写，路径相对于 paper.yaml 的文件夹", "check name and case; the path is relative to the folder of paper.yaml"),
    ),
    "E420": (
        ("没有词表文件“{file}”", "there is no word file “{file}”"),
        ("检查文件名和大小写，路径相对于 paper.yaml 的文件夹；几个词可以直接写成列表", "check name and case; the path is relative to the folder of paper.yaml; a few words may be a list"),
    ),
    "E421": (
        ("“{word}”不是词", "“{word}” is not a word"),
        ("每行（每项）写一个词或名字，2 到 {most} 字，不带标点和空格", "write one word or name a line or item, 2 to {most} characters, without marks or spaces"),
    ),
    "E422": (
        ("词表有 {count} 个词，最多 {most} 个", "there are {count} words; {most} is the most"),
        ("只留本报的地名、机构名、人名；常用词程序已有", "keep places, offices and persons of your own; common words are known already"),
    ),
    "E431": (
        ("没有文件“{file}”", "there is no file “{file}”"),
        ("检查文件名和大小写，路径相对于 paper.yaml 的文件夹；程序自带的写名称即可", "check name and case; the path is relative to the folder of paper.yaml; what comes with the program is called by its name"),
    ),
    "E418": (
        ("“{file}”不是文件", "“{file}” is not a file"),
        ("写出文件夹里的具体文件", "name a file inside the folder"),
    ),
    "E419": (
        ("读不了 {file}", "{file} cannot be read"),
        ("检查文件权限", "check its permissions"),
    ),
}  # fmt: skip

_KEYS: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E102": (
        ("未知的键“{key}”", "unknown key “{key}”"),
        ("是否想写“{guess}”？", "did you mean “{guess}”?"),
    ),
    "E103": (
        ("未知的键“{key}”", "unknown key “{key}”"),
        ("这里可以写：{keys}", "these are known here: {keys}"),
    ),
    "E104": (
        ("键“{key}”写了两次，第一次在第 {line} 行", "the key “{key}” stands twice, first on line {line}"),
        ("删去一个", "delete one of them"),
    ),
    "E105": (
        ("“{key}”与第 {line} 行的“{other}”是同一个键", "“{key}” and “{other}” on line {line} are the same key"),
        ("中英文任选其一，删去一个", "keep one of the two languages"),
    ),
    "E106": (
        ("缺少“{key}”（{alias}）", "“{key}” ({alias}) is missing"),
        ("加上“{key}: …”", "add “{key}: …”"),
    ),
    "E108": (
        ("体裁 {kind} 没有键“{key}”", "a story of kind {kind} has no key “{key}”"),
        ("有这个键的体裁：{kinds}", "kinds that have it: {kinds}"),
    ),
    "E109": (
        ("键必须是一个词", "a key must be one word"),
        ("不要用列表或映射作键；花括号里要写成“键: 值”", "do not use a list or mapping as a key; inside braces write “key: value”"),
    ),
    "E110": (
        ("“{key}”（{alias}）应是一个值", "“{key}” ({alias}) must be a single value"),
        ("直接写在冒号后面", "write it after the colon"),
    ),
    "E111": (
        ("“{key}”（{alias}）应是文字或文字的列表", "“{key}” ({alias}) must be a text or a list of texts"),
        ("文字里有半角冒号时加引号", "quote a text that has a colon in it"),
    ),
    "E112": (
        ("这里应是“键: 值”", "here “key: value” should stand"),
        ("可以写的键如 {keys}", "keys known here are for instance {keys}"),
    ),
    "E113": (
        ("“{key}”应是整数，不是“{value}”", "“{key}” must be a whole number, not “{value}”"),
        ("只写数字，如 4", "write plain digits such as 4"),
    ),
    "E114": (
        ("“{key}”的长度“{value}”读不懂", "“{key}”: “{value}” is not a length"),
        ("写成 5mm、10.5pt、2字 或字号名“小五”", "write 5mm, 10.5pt, 2字 or a size name such as 小五"),
    ),
    "E115": (
        ("“{key}”的长度“{value}”没有单位", "“{key}”: the length “{value}” has no unit"),
        ("写成 {value}mm、{value}pt 或 {value}字", "write {value}mm, {value}pt or {value}字"),
    ),
    "E116": (
        ("日期“{value}”读不懂", "“{value}” is not a date"),
        ("写成 年-月-日，如 2026-11-23", "write year-month-day such as 2026-11-23"),
    ),
    "E117": (
        ("没有 {value} 这一天", "there is no day {value}"),
        ("查对日历", "look at the calendar"),
    ),
    "E118": (
        ("“{key}”的颜色读不懂", "“{key}” is not a colour"),
        ("写成 [C, M, Y, K] 四个 0–100 的百分数，半角逗号；专色写 {{spot: 名称, process: [C, M, Y, K]}}", "write [C, M, Y, K], four per cents of 0–100; a spot ink is {{spot: name, process: [C, M, Y, K]}}"),
    ),
    "E119": (
        ("“{key}”不能是“{value}”", "“{key}” cannot be “{value}”"),
        ("可以写：{permitted}", "permitted: {permitted}"),
    ),
    "E120": (
        ("“{key}”（{alias}）只能有一行", "“{key}” ({alias}) has room for one line only"),
        ("并成一行", "make it one line"),
    ),
    "E121": (
        ("“{key}”（{alias}）后面没有内容", "“{key}” ({alias}) has no value"),
        ("写上内容", "write one"),
    ),
    "E122": (
        ("“{key}”应在 {least} 到 {most} 之间，不是 {value}", "“{key}” must be {least} to {most}, not {value}"),
        ("改成范围内的数", "choose a number in that range"),
    ),
    "E123": (
        ("“{key}”：这里还不知道一个字有多大，不能写“{value}”", "“{key}”: the size of one 字 is not known yet, so “{value}” means nothing"),
        ("写成 9pt 或 小五", "write 9pt or 小五"),
    ),
    "E124": (
        ("“{key}”的文字里有控制字符 {character}", "“{key}”: the text has a control character {character}"),
        ("删去它；制表符改成空格", "delete it; make a tab a space"),
    ),
    "E125": (
        ("“{key}”不能是“{value}”", "“{key}” cannot be “{value}”"),
        ("长度要大于零，小于 3 米", "a length is above zero and below 3 metres"),
    ),
    "E126": (
        ("“{key}”应是两个百分数", "“{key}” must be two per cents"),
        ("写成 [左, 上]，如 [50%, 30%]", "write [from left, from top] such as [50%, 30%]"),
    ),
    "E127": (
        ("“{key}”（{alias}）应是列表", "“{key}” ({alias}) must be a list"),
        ("每项前写“- ”，或写在方括号里", "put “- ” before each item, or all in square brackets"),
    ),
    "E153": (
        ("stories（稿件）应是 代号: 稿件", "stories (稿件) must be id: story"),
        ("每篇稿件起一个代号作键", "give each story an id as its key"),
    ),
    "E173": (
        ("同一篇稿件既有 body（正文）又有 copy（文稿）", "a story has both body (正文) and copy (文稿)"),
        ("留下一个", "keep one of them"),
    ),
    "E174": (
        ("稿件代号“{key}”不能用", "“{key}” cannot be a story's id"),
        ("用字母、数字或汉字，可夹 . - _ ·，不超过 64 字", "use letters, digits or Han, with . - _ · between, up to 64 characters"),
    ),
    "E178": (
        ("“{key}”（{alias}）应是 名称: 值", "“{key}” ({alias}) must be name: value"),
        ("写成 {{名称: 值}}", "write {{name: value}}"),
    ),
    "E179": (
        ("版心 {width} × {height} pt 超出了纸张", "the type area of {width} × {height} pt does not fit the sheet"),
        ("减少栏数、栏字数或行数，或加大幅宽、幅高", "lessen columns, characters or lines, or enlarge width and height"),
    ),
    "E180": (
        ("没有“{key}”级标题", "there is no rank “{key}” of headlines"),
        ("级别是 1、2、3、4", "ranks are 1, 2, 3 and 4"),
    ),
    "E181": (
        ("最小字号大于最大字号", "the smallest size is larger than the largest"),
        ("对调两者", "exchange the two"),
    ),
    "E182": (
        ("字重“{value}”不能用", "“{value}” is not a weight"),
        ("写 100 到 900 的整百数", "write a hundred from 100 to 900"),
    ),
    "E183": (
        ("语言标记读不懂", "this is not a language tag"),
        ("写成 zh-CN 或 zh-TW", "write zh-CN or zh-TW"),
    ),
    "E192": (
        ("字号大于正文行距 {pitch}pt，各行会叠印", "the size is above the body's pitch of {pitch}pt; lines would overprint"),
        ("减小 size（字号），或加大纸张的 pitch（正文行距）", "lessen size (字号), or enlarge the sheet's pitch (正文行距)"),
    ),
    "E193": (
        ("报头占 {lines} 行，一版共 {most} 行，排不下稿件", "the nameplate takes {lines} lines of page 1's {most}; no story has room"),
        ("减少报头的 lines（行数），或加大纸张的 lines（行数）", "lessen the nameplate's lines (行数), or enlarge the sheet's"),
    ),
    "E195": (
        ("{part} 的“{key}”由标题的级别决定，写在这里不起作用", "“{key}” of {part} comes from the headline's grade and means nothing here"),
        ("改写 heads（标题）里各级的 {part} 字号与 align（对齐）", "set the grade's {part} size and align (对齐) under heads (标题)"),
    ),
}  # fmt: skip

_PAGES: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E154": (
        ("版上的 stories（稿件）应是 字母: 稿件", "a page's stories (稿件) must be letter: story"),
        ("写成 {{A: 代号, B: 代号}}", "write {{A: id, B: id}}"),
    ),
    "E155": (
        ("版样应是一块文字", "a map must be a block of text"),
        ("在“|”之后一行一行地画", "draw it line by line after “|”"),
    ),
    "E156": (
        ("行数“{value}”读不懂", "“{value}” is not a depth in lines"),
        ("版样一行的字母连写，后面空一格写行数，如“AAAABB 20”", "write a row's letters together, then a space and the lines: “AAAABB 20”"),
    ),
    "E157": (
        ("图样这一行有 {count} 格，第一行是 {columns} 格", "this row has {count} cells, the first has {columns}"),
        ("各行画得一样宽", "draw all rows equally wide"),
    ),
    "E158": (
        ("图样里的“{character}”不是图片，这里有 {count} 张图", "“{character}” is no picture here; there are {count}"),
        ("用 1–9、a–w 表示第几张图，T 表示文字", "use 1–9, a–w for the pictures and T for the text"),
    ),
    "E159": (
        ("图样里没有图片 {picture}", "the map does not show picture {picture}"),
        ("每张图都要有位置", "every picture needs a place"),
    ),
    "E194": (
        ("图样有 {rows} 行 {columns} 格，最多各 {most}", "the map has {rows} rows of {columns} cells; {most} each way is the most"),
        ("画得粗一些：只有比例要紧", "draw it coarser; only the proportions matter"),
    ),
    "E196": (
        ("一组有 {count} 张图，最多 {most} 张", "the essay has {count} pictures; {most} is the most"),
        ("分成两组", "make it two essays"),
    ),
    "E160": (
        ("版样这一行有 {count} 个字母，纸张是 {columns} 栏", "this row has {count} letters, the sheet has {columns} columns"),
        ("一个字母一栏，写满 {columns} 个", "write {columns} letters, one a column"),
    ),
    "E161": (
        ("“{character}”不能作版样的字母", "“{character}” cannot be a letter of the dummy"),
        ("用一个字母，留白写“.”", "use one letter; white is “.”"),
    ),
    "E162": (
        ("“{letter}”画的不是矩形", "“{letter}” is not a rectangle"),
        ("图样里的图和文字都占一个矩形，把拐角分给别的图", "pictures and text of an arrangement take a rectangle; give the corner to another"),
    ),
    "E163": (
        ("“{letter}”分成了几块", "“{letter}” is in separate pieces"),
        ("一个字母画成一块，另一块换一个字母", "draw one letter as one block; use another letter for the other"),
    ),
    "E164": (
        ("版样里的“{letter}”没有稿件", "the dummy's “{letter}” has no story"),
        ("在 stories（稿件）里写“{letter}: 代号”，留白写“.”", "add “{letter}: id” to stories; white is “.”"),
    ),
    "E165": (
        ("版样里没有字母“{letter}”", "the dummy has no letter “{letter}”"),
        ("把它画进版样，或删去这篇稿件", "draw it, or delete the story"),
    ),
    "E166": (
        ("没有稿件“{story}”", "there is no story “{story}”"),
        ("是否想写“{guess}”？", "did you mean “{guess}”?"),
    ),
    "E167": (
        ("稿件“{story}”已经用在第 {line} 行", "the story “{story}” is already placed on line {line}"),
        ("一篇稿件只能上版一次", "a story is placed once"),
    ),
    "E168": (
        ("这是第 {expected} 版，写成了第 {number} 版", "this is page {expected}, not {number}"),
        ("版次从 1 起依次写，也可不写", "pages are numbered from 1 in order; the number may be left out"),
    ),
    "E169": (
        ("版样没有把“{letter}”画在 places（位置）钉住的地方", "the dummy does not draw “{letter}” where places pins it"),
        ("照位置画，行数写明，使它占第 {first} 到第 {last} 行；或删去这个位置", "draw it there, with rows of such depths that it fills lines {first} to {last}; or delete its place"),
    ),
    "E170": (
        ("版样至少要 {total} 行，版上只有 {room} 行", "the dummy needs {total} lines or more, the page has {room}"),
        ("减少各行的行数；一版要除去报头", "lessen the rows' depths; page 1 also holds the nameplate"),
    ),
    "E171": (
        ("没有稿件“{story}”", "there is no story “{story}”"),
        ("在 stories（稿件）里写这一篇", "write it under stories (稿件)"),
    ),
    "E172": (
        ("“{letter}”与“{other}”重叠", "“{letter}” overlaps “{other}”"),
        ("移开其中一个", "move one of them"),
    ),
    "E175": (
        ("版上的稿件与代号“{story}”重名", "the story on the page has the id “{story}”, which is taken"),
        ("给 stories 里的那篇换一个代号", "rename the one under stories"),
    ),
    "E176": (
        ("位置应是四个正整数", "a place is four whole numbers"),
        ("写成 {{A: [栏, 行, 栏数, 行数]}}", "write {{A: [column, line, columns, lines]}}"),
    ),
    "E177": (
        ("位置超出了版心", "the place leaves the type area"),
        ("这一版有 {columns} 栏 {lines} 行；一版从报头之下数起", "this page has {columns} columns and {lines} lines; on page 1 they count below the nameplate"),
    ),
}  # fmt: skip

_MARKUP: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "E107": (
        ("标记“{markup}”没有用 }} 收尾", "the mark “{markup}” is never closed with }}"),
        ("写成 [文字]{{楷体}}；要照印 ]{{ 就写 ]\\{{", "write [text]{{kai}}; to print ]{{ as it stands write ]\\{{"),
    ),
    "E189": (
        ("标记“{markup}”前面没有用 [ ] 括起的文字", "no text in [ ] stands right before the mark “{markup}”"),
        ("写成 [文字]{{楷体}}，中间不空格；要照印就写 \\{{", "write [text]{{kai}} without a space; to print a brace write \\{{"),
    ),
    "E197": (
        ("没有名为“{mark}”的标记", "there is no mark named “{mark}”"),
        ("可以写：{permitted}，或链接的地址；要照印就写 \\{{", "write {permitted}, or a link's address; to print a brace write \\{{"),
    ),
    "E198": (
        ("“{inner}”不能用在“{outer}”里", "“{inner}” cannot stand inside “{outer}”"),
        ("标题里只用黑体、楷体，图说和正文里都可以用；同一处不叠用同样的标记，也不叠用两种字下的标记或两种字体", "heads take hei and kai, captions and body text every mark; one place takes no mark twice, no two marks below the text and no two faces"),
    ),
    "E199": (
        ("链接不能用这个地址：{address}", "no link may have the address {address}"),
        ("写全 https://、http:// 或 mailto: 开头的地址，用半角冒号", "write the whole address, beginning with https://, http:// or mailto:"),
    ),
}  # fmt: skip

_WARNINGS: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    "W101": (
        ("稿件“{story}”没有上版", "the story “{story}” is on no page"),
        ("放进某一版的 stories（稿件），或删去", "name it in a page's stories, or delete it"),
    ),
    "W102": (
        ("汉字旁有 {count} 个半角标点，第一个是“{character}”", "{count} half-width marks beside Han, the first is “{character}”"),
        ("改成全角，或在 paper.yaml 写“文稿规范: {{标点: 全角}}”，读入时自动改", "write them full-width, or set “copy: {{punctuation: fullwidth}}” in paper.yaml to have them converted"),
    ),
    "N103": (
        ("按文稿规范把 {count} 个半角标点改成了全角", "{count} half-width marks were made full-width, as the paper's copy setting asks"),
        ("不需要时在 paper.yaml 写“标点: 照排”", "set “punctuation: keep” in paper.yaml to have them as written"),
    ),
    "W104": (
        ("引号或括号 {character} 没有配对（共 {count} 处）", "the mark {character} has no partner ({count} in all)"),
        ("补上另一半，或删去", "add its partner, or delete it"),
    ),
    "W105": (
        ("段末没有句号，以 {character} 结束（共 {count} 段）", "the paragraph ends with {character}, without a closing point ({count} in all)"),
        ("看看是不是断了段或漏了字", "see whether it was chopped or words are lost"),
    ),
    "W106": (
        ("连续的空格（共 {count} 处）", "several spaces in a row ({count} in all)"),
        ("留一个或都删去", "keep one or none"),
    ),
    "W107": (
        ("看不见的或失效的字符 {character}（共 {count} 个）", "an invisible or broken character {character} ({count} in all)"),
        ("删去它，或补上原来的字", "delete it, or write the character that was meant"),
    ),
    "W108": (
        ("“{markup}”会照原样印出来", "“{markup}” will be printed as it stands"),
        ("小标题写“## ”加空格，字体、着重、链接写 [文字]{{黑体}}；其他标记请删去", "a crosshead is “## ” with a space, emphasis and links are [text]{{hei}}; delete other markup"),
    ),
    "W109": (
        ("文字折行处多出了空格", "the line ends inside this text have become spaces"),
        ("写成一行，或在键后用“|”另起一行", "write it on one line, or use “|” and a new line"),
    ),
    "W110": (
        ("刊号不合规范", "the CN number is not well-formed"),
        ("报纸写“CN 地区号-序号”，地区 10–65，序号 0001–0999", "a newspaper has “CN area-number”, area 10–65, number 0001–0999"),
    ),
    "W111": (
        ("图片没有图说", "the picture has no caption"),
        ("加上 caption（图说）", "add caption (图说)"),
    ),
    "W112": (
        ("新闻图片没有署名", "the news picture has no credit"),
        ("加上 credit（摄影）", "add credit (摄影)"),
    ),
    "N113": (
        ("图片没有替代文字", "the picture has no alternative text"),
        ("加上 alt（替代文字），归档版和读屏要用", "add alt (替代文字) for the archive and for screen readers"),
    ),
    "W114": (
        ("稿件“{story}”没有正文", "the story “{story}” has no text"),
        ("加上 body（正文）或 copy（文稿）", "add body (正文) or copy (文稿)"),
    ),
    "W115": (
        ("第 {number} 版没有稿件", "page {number} has no stories"),
        ("加上 stories（稿件）", "add stories (稿件)"),
    ),
    "W116": (
        ("行距小于字号，各行会相碰", "the pitch is smaller than the size; lines will touch"),
        ("加大 pitch（正文行距）", "enlarge pitch (正文行距)"),
    ),
    "W117": (
        ("“{key}”只对新闻和评论的图片起作用", "“{key}” means something for pictures of news and commentary only"),
        ("删去它；组图的排法写在 arrangement（图样）里", "delete it; an essay's pictures are arranged by arrangement (图样)"),
    ),
    "W118": (
        ("标记用了全角括号，会照原样印出来（共 {count} 处）", "markup in full-width brackets will be printed as it stands ({count} in all)"),
        ("改成半角：[文字]{{楷体}}", "write them half-width: [text]{{kai}}"),
    ),
    "W140": (
        ("“{key}”只对竖题起作用", "“{key}” means something for a vertical head only"),
        ("删去它，或写上 headline_direction: vertical（标题方向: 竖）", "delete it, or add headline_direction: vertical (标题方向: 竖)"),
    ),
}  # fmt: skip

TABLE: Final[dict[str, tuple[tuple[str, str], tuple[str, str]]]] = {
    **_SOURCES,
    **_KEYS,
    **_PAGES,
    **_MARKUP,
    **_WARNINGS,
    "E342": (
        (
            "一个标题写了 {count} 种写法，最多 {most} 种",
            "a headline has {count} wordings, {most} at the most",
        ),
        ("只留最好的几种", "keep the best of them"),
    ),
    "W330": (
        (
            "标题的两种写法“{first}”和“{other}”没有相同的字；列表里的几种写法只印一种，其余不印",
            "the wordings “{first}” and “{other}” of a headline share nothing; of a list only one is printed",
        ),
        (
            "若是一个标题的几行，不要写成列表：在“主题:”后面写 |，另起一行，一行写一行",
            "if they are lines of one headline, write no list: write | behind “headline:” and each line below it",
        ),
    ),
    "E343": (
        ("“{key}”的“{value}”先大后小", "“{key}”: “{value}” begins with the larger number"),
        ("小的写在前面，如 18-24", "write the smaller first, as in 18-24"),
    ),
}
