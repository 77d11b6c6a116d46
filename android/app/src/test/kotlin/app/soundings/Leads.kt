package app.soundings

import java.io.File

/**
 * Where the screens lead, as their sources say: a screen leads to the pages that it names, and so does whatever it is made of;
 * a page leads to where its screens lead.
 */
class Leads(sources: File) {
    /** A function, class or value of a file, or what a page is made from. */
    private class Piece(val file: File, val name: String, val own: Boolean, val text: String)

    private val pieces = sources.walk().filter { it.extension == "kt" }.flatMap(::pieces).toList().groupBy { it.name }

    /** The pages that are come to by presses from these screens, each as *Family.Page*. */
    fun from(vararg screens: String): Set<String> {
        val reached = screens.flatMap { pieces[it].orEmpty() }.toMutableSet()
        val open = ArrayDeque(reached)
        val pages = mutableSetOf<String>()
        while (open.isNotEmpty()) {
            val piece = open.removeFirst()
            val led = PAGE.findAll(piece.text).map { it.value }.toSet()
            pages += led
            val next = led.flatMap { pieces[it].orEmpty() } + WORD.findAll(piece.text).map { it.value }.toSet().flatMap { named(it, piece) }
            next.filter(reached::add).forEach(open::add)
        }
        return pages
    }

    /** What a piece means by a name: what its own file has of it first. Making the pages is no way to them. */
    private fun named(name: String, by: Piece): List<Piece> {
        val all = pieces[name].orEmpty().filterNot { GRAPH.containsMatchIn(it.text) }
        return all.filter { it.file == by.file }.ifEmpty { all.filterNot { it.own } }
    }

    private fun pieces(file: File): List<Piece> = file.readText().split(BEGINS).drop(1).mapNotNull { text ->
        val page = MADE.find(text)
        val name = page?.groupValues?.get(1) ?: DECLARED.find(text)?.groupValues?.get(1) ?: return@mapNotNull null
        Piece(file, name, text.startsWith("private "), if (page == null) text else text.removeRange(page.range))
    }

    private companion object {
        const val KINDS = """(?:fun|class|interface|object|val) """
        const val WITH = """(?:(?:private|internal|data|sealed|enum|abstract) )*"""
        val BEGINS = Regex("""(?m)^(?=$WITH$KINDS| {4}page\()""")
        val MADE = Regex("""^ {4}page\((\w+Page\.\w+)\)""")
        val DECLARED = Regex("""^$WITH$KINDS(?:<[^>]*> )?(?:[\w<>?*, ]+\.)?(\w+)""")
        val GRAPH = Regex("""^${WITH}fun NavGraphBuilder\.""")
        val PAGE = Regex("""\b\w+Page\.[A-Z]\w+""")
        val WORD = Regex("""\w+""")
    }
}
