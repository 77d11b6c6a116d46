package app.soundings.look

import android.content.Context
import android.content.Intent
import android.print.PrintAttributes
import android.print.PrintManager
import android.webkit.WebView
import android.webkit.WebViewClient
import android.widget.Toast
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.viewinterop.AndroidView
import app.soundings.R
import app.soundings.core.GuideLanguage

/** The language of the phone, of those that documents and our questions are written in. */
@Composable
fun documentLanguage(): GuideLanguage =
    if (LocalConfiguration.current.locales[0].language == "fr") GuideLanguage.FRENCH else GuideLanguage.ENGLISH

/** A document as its reader will see it: whole in itself, nothing in it runs, nothing comes from outside. */
@Composable
fun Paper(html: String, modifier: Modifier = Modifier) = AndroidView(
    ::quietWebView, modifier,
    update = { it.loadDataWithBaseURL(null, html, "text/html", "utf-8", null) },
)

/** Shows a page that is whole in itself: it runs nothing and fetches nothing. */
private fun quietWebView(context: Context) = WebView(context).apply {
    settings.javaScriptEnabled = false
    settings.blockNetworkLoads = true
    settings.allowFileAccess = false
    settings.allowContentAccess = false
}

/** Pages on their way to the printer, which nothing else holds. */
private val printed = mutableSetOf<WebView>()

/** Prints a document by the phone's own printing, which makes a PDF too. */
fun printPaper(context: Context, name: String, html: String) {
    val printing = context.getSystemService(PrintManager::class.java)
    if (printing == null) return Toast.makeText(context, R.string.printing_none, Toast.LENGTH_LONG).show()
    val page = quietWebView(context).also(printed::add)
    page.webViewClient = object : WebViewClient() {
        override fun onPageFinished(view: WebView, url: String?) {
            printed.remove(view)
            printing.print(name, view.createPrintDocumentAdapter(name), printAttributes(html))
        }
    }
    page.loadDataWithBaseURL(null, html, "text/html", "utf-8", null)
}

/** On its side, where the document says that it stands so; how large the sheet is, the printer says. */
fun printAttributes(html: String): PrintAttributes = PrintAttributes.Builder().apply {
    if ("size: landscape" in html) setMediaSize(PrintAttributes.MediaSize.UNKNOWN_LANDSCAPE)
}.build()

/** Hands words on by whatever the phone has for that. */
fun sendWords(context: Context, words: String) {
    val sending = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, words)
    context.startActivity(Intent.createChooser(sending, null))
}
