package app.soundings.look

import android.content.Context
import android.content.Intent
import android.print.PrintAttributes
import android.print.PrintManager
import android.webkit.WebView
import android.webkit.WebViewClient
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.viewinterop.AndroidView
import app.soundings.core.GuideLanguage

/** The language of the phone, of those that documents are written in. */
@Composable
fun documentLanguage(): GuideLanguage =
    if (LocalConfiguration.current.locales[0].language == "fr") GuideLanguage.FRENCH else GuideLanguage.ENGLISH

/** A document as its reader will see it: whole in itself, nothing in it runs, nothing comes from outside. */
@Composable
fun Paper(html: String, modifier: Modifier = Modifier) = AndroidView(
    { context -> WebView(context).apply { settings.blockNetworkLoads = true } }, modifier,
    update = { it.loadDataWithBaseURL(null, html, "text/html", "utf-8", null) },
)

/** Prints a document by the phone's own printing, which makes a PDF too. */
fun printPaper(context: Context, name: String, html: String) {
    val page = WebView(context).apply { settings.blockNetworkLoads = true }
    page.webViewClient = object : WebViewClient() {
        override fun onPageFinished(view: WebView, url: String?) {
            val printing = context.getSystemService(PrintManager::class.java) ?: return
            printing.print(name, view.createPrintDocumentAdapter(name), PrintAttributes.Builder().build())
        }
    }
    page.loadDataWithBaseURL(null, html, "text/html", "utf-8", null)
}

/** Hands words on by whatever the phone has for that. */
fun sendWords(context: Context, words: String) {
    val sending = Intent(Intent.ACTION_SEND).setType("text/plain").putExtra(Intent.EXTRA_TEXT, words)
    context.startActivity(Intent.createChooser(sending, null))
}
