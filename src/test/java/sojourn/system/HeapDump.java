package sojourn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.FieldValue;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.JavaFrameGCRoot;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;

/**
 * All objects that a server holds at a moment, and by which ways it holds them.
 *
 * <p>A way leads from a root of the heap (a thread, a class of the JVM) by fields, elements of arrays, and from an object
 * to its class and on to its class loader. What is held weakly or softly is not held.
 */
final class HeapDump {

    private static final Set<String> LOOSE = Set.of(
            "java.lang.ref.WeakReference",
            "java.lang.ref.SoftReference",
            "java.lang.ref.PhantomReference",
            "java.lang.ref.FinalReference");

    private final Heap heap;

    private HeapDump(Heap heap) {
        this.heap = heap;
    }

    /** Dumps what a process holds behind a collection of garbage, by the JDK's own tool. */
    static HeapDump of(long pid, Path file) {
        try {
            Files.deleteIfExists(file);
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home", ""), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            "GC.heap_dump",
                            file.toAbsolutePath().toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0 || !Files.exists(file)) {
                throw new IllegalStateException("There is no heap dump: " + said);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** From memory: of a file the library keeps an index beside it, and believes it when there is another of that name. */
    static HeapDump read(Path file) throws IOException {
        try (FileChannel dump = FileChannel.open(file)) {
            return new HeapDump(HeapFactory.createHeap(dump.map(FileChannel.MapMode.READ_ONLY, 0, dump.size()), 0));
        }
    }

    /** The loaders of all classes of a name. */
    Set<Long> loadersOf(String className) {
        List<JavaClass> all = heap.getAllClasses();
        return all.stream()
                .filter(loaded -> loaded.getName().equals(className))
                .map(loaded -> loaded.getClassLoader().getInstanceId())
                .collect(Collectors.toSet());
    }

    /** The threads that are alive and whose names begin in a way. */
    Set<Long> threadsNamed(String prefix) {
        return roots().stream()
                .filter(root -> root.getKind().equals(GCRoot.THREAD_OBJECT))
                .map(GCRoot::getInstance)
                .filter(thread -> text(thread, "name").startsWith(prefix))
                .map(Instance::getInstanceId)
                .collect(Collectors.toSet());
    }

    /** The threads of an executor that is in a field of the objects of a class. */
    Set<Long> threadsOf(String className, String field) {
        Set<Long> executors = instances(className).stream()
                .map(holder -> (Instance) holder.getValueOfField(field))
                .map(Instance::getInstanceId)
                .collect(Collectors.toSet());
        return instances("java.util.concurrent.ThreadPoolExecutor$Worker").stream()
                .filter(worker -> executors.contains(((Instance) worker.getValueOfField("this$0")).getInstanceId()))
                .map(worker -> ((Instance) worker.getValueOfField("thread")).getInstanceId())
                .collect(Collectors.toSet());
    }

    /** The shortest way to each of some objects that is held, without the holds that do not count. */
    Map<Long, Way> waysTo(Set<Long> objects, Holds withoutCount) {
        Map<Long, Way> found = new HashMap<>();
        Walk walk = new Walk(withoutCount);
        for (@Nullable Place place = walk.next.poll(); place != null; place = walk.next.poll()) {
            long object = place.object().getInstanceId();
            if (objects.contains(object)) {
                found.put(object, place.way());
            }
            walk.goOn(place);
        }
        return found;
    }

    private List<GCRoot> roots() {
        Collection<GCRoot> roots = heap.getGCRoots();
        return List.copyOf(roots);
    }

    private List<Instance> instances(String className) {
        @Nullable JavaClass type = heap.getJavaClassByName(className);
        return type == null ? List.of() : type.getInstances();
    }

    private static String described(GCRoot root) {
        Instance object = root.getInstance();
        String type = object.getJavaClass().getName();
        String of = root instanceof JavaFrameGCRoot frame
                ? " of " + text(frame.getThreadGCRoot().getInstance(), "name")
                : "";
        return root.getKind() + of + " " + (isA(object, Set.of("java.lang.Thread")) ? text(object, "name") : type);
    }

    private static boolean isA(Instance object, Set<String> types) {
        @Nullable JavaClass type = object.getJavaClass();
        while (type != null && !types.contains(type.getName())) {
            type = type.getSuperClass();
        }
        return type != null;
    }

    private static String text(Instance object, String field) {
        PrimitiveArrayInstance bytes =
                (PrimitiveArrayInstance) ((Instance) object.getValueOfField(field)).getValueOfField("value");
        List<String> values = bytes.getValues();
        return values.stream()
                .map(value -> String.valueOf((char) Integer.parseInt(value)))
                .collect(Collectors.joining());
    }

    /** Says of a hold whether it is let pass: who holds, and by what, a class and its field with a dot between them. */
    @FunctionalInterface
    interface Holds {
        boolean contain(long holder, String by);
    }

    /** One walk through the heap, the nearest objects first. */
    private final class Walk {

        private final Holds withoutCount;
        private final Set<Long> seen = new HashSet<>();
        private final Queue<Place> next = new ArrayDeque<>();

        Walk(Holds withoutCount) {
            this.withoutCount = withoutCount;
            for (GCRoot root : roots()) {
                add(root.getInstance(), described(root), null);
            }
        }

        void goOn(Place place) {
            Instance object = place.object();
            @Nullable JavaClass type = heap.getJavaClassByID(object.getInstanceId());
            if (type != null) {
                follow(type.getStaticFieldValues(), place);
                add(type.getClassLoader(), type.getName() + ".<loader>", place);
                addClass(type.getSuperClass(), type.getName() + ".<super>", place);
                return;
            }
            addClass(object.getJavaClass(), object.getJavaClass().getName() + ".<class>", place);
            if (object instanceof ObjectArrayInstance array) {
                List<Instance> elements = array.getValues();
                elements.forEach(element -> add(element, array.getJavaClass().getName(), place));
            } else {
                follow(object.getFieldValues(), place);
            }
        }

        private void follow(List<FieldValue> values, Place place) {
            for (FieldValue value : values) {
                if (value instanceof ObjectFieldValue reference) {
                    String field = value.getField().getName();
                    String by = value.getField().getDeclaringClass().getName() + "." + field;
                    boolean isLoose = field.equals("referent") && isA(place.object(), LOOSE);
                    if (!isLoose && !withoutCount.contain(place.object().getInstanceId(), by)) {
                        add(reference.getInstance(), by, place);
                    }
                }
            }
        }

        private void addClass(@Nullable JavaClass type, String by, Place from) {
            if (type != null) {
                add(heap.getInstanceByID(type.getJavaClassId()), by, from);
            }
        }

        private void add(@Nullable Instance object, String by, @Nullable Place from) {
            if (object != null && seen.add(object.getInstanceId())) {
                next.add(new Place(object, new Way(by, from == null ? null : from.way())));
            }
        }
    }

    private record Place(Instance object, Way way) {}

    /**
     * How an object is held.
     *
     * @param by the last hold, a class and its field with a dot between them
     * @param before how its holder is held; null for a root
     */
    record Way(String by, @Nullable Way before) {

        /** All holds, from the root on. */
        @Override
        public String toString() {
            Deque<String> holds = new ArrayDeque<>();
            for (@Nullable Way way = this; way != null; way = way.before) {
                holds.addFirst(way.by);
            }
            return String.join("\n  -> ", holds);
        }
    }
}
