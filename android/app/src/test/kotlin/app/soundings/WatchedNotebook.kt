package app.soundings

import android.os.Looper
import app.soundings.notebook.Notebook
import app.soundings.notebook.NotebookInterface
import app.soundings.notebook.SoundingsException
import java.io.File
import java.lang.invoke.MethodHandles
import java.lang.reflect.Modifier
import java.nio.file.Files
import java.util.concurrent.CopyOnWriteArrayList
import org.objectweb.asm.ClassWriter
import org.objectweb.asm.Opcodes
import org.objectweb.asm.Type

/** What the app works with in place of its notebook: every call reaches it, and one of the main thread's is remembered. */
object WatchedNotebook {
    /** What the app asked of a notebook in front of a person, who had to wait for it. */
    val onMainThread = CopyOnWriteArrayList<String>()

    /** What a call is answered with in place of the notebook's answer. */
    var refuses: (call: String) -> SoundingsException? = { null }

    fun begin() {
        onMainThread.clear()
        refuses = { null }
    }

    fun over(notebook: Notebook) = made.getConstructor(NotebookInterface::class.java).newInstance(notebook) as NotebookInterface

    /** The notebook itself, for a test that works with it from behind. */
    fun behind(notebook: NotebookInterface): Notebook = (if (made.isInstance(notebook)) made.getField(BEHIND).get(notebook) else notebook) as Notebook

    @JvmStatic
    fun called(name: String) {
        if (Looper.getMainLooper().isCurrentThread) onMainThread += name
        refuses(name)?.let { throw it }
    }

    private const val BEHIND = "behind"

    /** A class of which every method is told to [called] and then asked of the notebook behind it. A proxy of Java's would wrap what a notebook throws. */
    private val made: Class<*> by lazy {
        val of = Type.getType(NotebookInterface::class.java)
        val own = "app/soundings/NotebookThatIsWatched"
        val writer = ClassWriter(ClassWriter.COMPUTE_MAXS)
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, own, null, "java/lang/Object", arrayOf(of.internalName))
        writer.visitField(Opcodes.ACC_PUBLIC, BEHIND, of.descriptor, null, null).visitEnd()
        writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(${of.descriptor})V", null, null).apply {
            visitCode()
            visitVarInsn(Opcodes.ALOAD, 0)
            visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false)
            visitVarInsn(Opcodes.ALOAD, 0)
            visitVarInsn(Opcodes.ALOAD, 1)
            visitFieldInsn(Opcodes.PUTFIELD, own, BEHIND, of.descriptor)
            visitInsn(Opcodes.RETURN)
            visitMaxs(0, 0)
            visitEnd()
        }
        for (method in NotebookInterface::class.java.methods.filter { Modifier.isAbstract(it.modifiers) }) {
            val describes = Type.getMethodDescriptor(method)
            writer.visitMethod(Opcodes.ACC_PUBLIC, method.name, describes, null, null).apply {
                visitCode()
                visitLdcInsn(method.name)
                visitMethodInsn(Opcodes.INVOKESTATIC, Type.getInternalName(WatchedNotebook::class.java), "called", "(Ljava/lang/String;)V", false)
                visitVarInsn(Opcodes.ALOAD, 0)
                visitFieldInsn(Opcodes.GETFIELD, own, BEHIND, of.descriptor)
                var slot = 1
                for (type in Type.getArgumentTypes(method)) {
                    visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot)
                    slot += type.size
                }
                visitMethodInsn(Opcodes.INVOKEINTERFACE, of.internalName, method.name, describes, true)
                visitInsn(Type.getReturnType(method).getOpcode(Opcodes.IRETURN))
                visitMaxs(0, 0)
                visitEnd()
            }
        }
        writer.visitEnd()
        MethodHandles.lookup().defineClass(writer.toByteArray())
    }
}

/** Files of the app, and files handed to it, that it opened and did not close; the notebook's own are open as long as it is. */
fun leftOpen(): List<String> {
    val own = listOf(application.cacheDir, application.noBackupFilesDir, File(application.filesDir, "spoken"), File(application.filesDir, "spoken-answers"))
    val handed = File(requireNotNull(System.getProperty("java.io.tmpdir")), "outside").path
    val open = File("/proc/self/fd").listFiles().orEmpty().mapNotNull { runCatching { Files.readSymbolicLink(it.toPath()).toString() }.getOrNull() }
    // Robolectric's decoder of pictures lets go of its file late, when the app has long taken that away.
    return open.filterNot { it.endsWith(" (deleted)") }.filter { file -> file.startsWith(handed) || own.any { file.startsWith(it.path + "/") } && "work" !in file }
}
