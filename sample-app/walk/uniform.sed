# What differs from one run to the next becomes the same: numbers of processes, times, sizes, widths of columns.
s/[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8}/DATE/g
s/process [0-9]+/process NUMBER/g
s/^ *[0-9]+ +([0-9]+) +[0-9]+ +/NUMBER \1 NUMBER /
s/[0-9]+([.][0-9]+)? (s|min)([ ,.]|$)/TIME\3/g
s/[0-9]+([.][0-9]+)? (bytes|B|kB|MB)([ ,.]|$)/SIZE\3/g
s/[0-9]+ threads/NUMBER threads/
s|[.]cache/[^/]*/classes[.][a-z]*|.cache/NAME/ARCHIVE|
s/ +/ /g
