# Writes each block 'sh' of a page to a file, and each command of a block 'console' with what it shows to two.
function step(suffix) { return sprintf("%s/%03d.%s", steps, count, suffix) }
/^```/ {
	kind = kind ? "" : substr($0, 4)
	if (kind == "sh") count++
	next
}
kind == "sh" { print > step("sh") }
kind == "console" && /^\$ / {
	count++
	print substr($0, 3) > step("command")
	printf "" > step("shown")
	next
}
kind == "console" { print > step("shown") }
