package sojourn.system;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** What {@link JumpingClock} loads into another JVM. */
public final class ClockAgent {

    /** The system property that has the shift in milliseconds; so no class of ours need be seen by those that ask for it. */
    private static final String SHIFT = "sojourn.test.clock-shift";

    private static final String ASKED = "currentTimeMillis";
    private static final String JAVAS_CLOCK = "java/time/Clock";

    private ClockAgent() {}

    /** Called by the JVM each time the agent is loaded. */
    public static void agentmain(String millis, Instrumentation jvm) throws UnmodifiableClassException, IOException {
        boolean isFirst = System.getProperty(SHIFT) == null;
        System.setProperty(SHIFT, millis);
        if (isFirst) {
            jvm.addTransformer(new Shift(), true);
            for (Class<?> each : jvm.getAllLoadedClasses()) {
                if (jvm.isModifiableClass(each) && asks(each)) {
                    jvm.retransformClasses(each);
                }
            }
        }
    }

    /** Whether a class that is loaded asks for the time; one that was made at run time has no file, and does not. */
    private static boolean asks(Class<?> loaded) throws IOException {
        String name = loaded.getName().replace('.', '/');
        if (!isShifted(name)) {
            return false;
        }
        ClassLoader loader = loaded.getClassLoader();
        String file = name + ".class";
        try (InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(file) : loader.getResourceAsStream(file)) {
            return in != null && asks(in.readAllBytes());
        } catch (IllegalStateException e) {
            // The loader of something that is gone.
            return false;
        }
    }

    private static boolean asks(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains(ASKED) || text.contains("getNanoTimeAdjustment");
    }

    private static boolean isShifted(String type) {
        return type.startsWith("java/time/Clock")
                || type.equals("java/util/Date")
                || !(type.startsWith("java/")
                        || type.startsWith("jdk/")
                        || type.startsWith("sun/")
                        || type.startsWith("[")
                        || type.contains("$$Lambda"));
    }

    /** Changes the classes that ask the system for the time. */
    static final class Shift implements ClassFileTransformer {

        @Override
        public byte @Nullable [] transform(
                ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
            if (name == null || !isShifted(name) || !asks(bytes)) {
                return null;
            }
            ClassReader reader = new ClassReader(bytes);
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            reader.accept(new Shifted(writer, name), 0);
            return writer.toByteArray();
        }
    }

    /** Adds the shift behind each question for the time, and to the instants of Java's own clock, which asks otherwise. */
    static final class Shifted extends ClassVisitor {

        private final String type;

        Shifted(ClassVisitor next, String type) {
            super(Opcodes.ASM9, next);
            this.type = type;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, method, descriptor, signature, exceptions);
            boolean isInstant = type.equals(JAVAS_CLOCK) && method.equals("currentInstant");
            return new MethodVisitor(Opcodes.ASM9, next) {

                @Override
                public void visitMethodInsn(int opcode, String owner, String name, String called, boolean isInterface) {
                    super.visitMethodInsn(opcode, owner, name, called, isInterface);
                    if (!isInstant && owner.equals("java/lang/System") && name.equals(ASKED)) {
                        pushShift();
                        super.visitInsn(Opcodes.LADD);
                    }
                }

                @Override
                public void visitInsn(int opcode) {
                    if (isInstant && opcode == Opcodes.ARETURN) {
                        pushShift();
                        super.visitMethodInsn(
                                Opcodes.INVOKEVIRTUAL,
                                "java/time/Instant",
                                "plusMillis",
                                "(J)Ljava/time/Instant;",
                                false);
                    }
                    super.visitInsn(opcode);
                }

                private void pushShift() {
                    super.visitLdcInsn(SHIFT);
                    super.visitInsn(Opcodes.LCONST_0);
                    super.visitMethodInsn(
                            Opcodes.INVOKESTATIC,
                            "java/lang/Long",
                            "getLong",
                            "(Ljava/lang/String;J)Ljava/lang/Long;",
                            false);
                    super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Long", "longValue", "()J", false);
                }
            };
        }
    }
}
