#!/bin/sh
# 收稿把关：逐份检查一个文件夹里的文稿，每份给一句结论，并把明细写进报告文件夹。
#
# 用法：sh check-drafts.sh [文稿文件夹] [报告文件夹]        默认是 文稿 和 检查报告
# 退出码：0 全部通过；1 有文稿存在错误；2 有文稿未能检查（Word、PDF 请先另存为 .txt）。

inbox=${1:-文稿}
run=${2:-检查报告}/$(date +%Y%m%d-%H%M%S)-$$

command -v dj-lint >/dev/null || { echo "找不到 dj-lint：请先安装" >&2; exit 2; }
[ -d "$inbox" ] || { echo "找不到文件夹：$inbox" >&2; exit 2; }
mkdir -p "$run" || exit 2

# 隐藏文件和 Word 打开文稿时留下的 ~$ 文件不是文稿；此外一份不漏。
find "$inbox" -type f ! -name '.*' ! -name '~$*' | LC_ALL=C sort >"$run/文稿清单.txt"

passed=0 rejected=0 unread=0
set --
while IFS= read -r draft; do
    set -- "$@" "$draft"
    dj-lint --output-format concise --color never -- "$draft" >"$run/本份.txt" 2>&1
    case $? in
        0) passed=$((passed + 1)) verdict=通过 ;;
        1) rejected=$((rejected + 1)) verdict=退回 ;;
        *) unread=$((unread + 1)) verdict=未查 ;;
    esac
    printf '[%s] %s（%d 条）\n' "$verdict" "$draft" "$(wc -l <"$run/本份.txt")"
    cat "$run/本份.txt" >>"$run/问题.txt"
done <"$run/文稿清单.txt"
rm -f "$run/本份.txt"

# 全部文稿合成一份网页报告。通过与否上面已有结论，这里只看报告写成没有。
if [ $# -gt 0 ]; then
    dj-lint --output-format html -o "$run/报告.html" -- "$@" 2>/dev/null
    [ -s "$run/报告.html" ] || { echo "没能写出网页报告" >&2; exit 2; }
fi
echo "共 $# 份：通过 $passed，退回 $rejected，未查 $unread。明细在 $run"

[ "$unread" -eq 0 ] || exit 2
[ "$rejected" -eq 0 ] || exit 1
