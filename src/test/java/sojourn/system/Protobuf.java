package sojourn.system;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A message in the wire format of Protocol Buffers, as far as the fields with a length are concerned. */
final class Protobuf {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int WITH_LENGTH = 2;
    private static final int FIXED32 = 5;

    private final List<Field> fields = new ArrayList<>();

    Protobuf(byte[] message) {
        ByteBuffer rest = ByteBuffer.wrap(message);
        while (rest.hasRemaining()) {
            long key = varint(rest);
            int number = (int) (key >>> 3);
            switch ((int) (key & 7)) {
                case VARINT -> varint(rest);
                case FIXED64 -> rest.getLong();
                case FIXED32 -> rest.getInt();
                case WITH_LENGTH -> {
                    byte[] content = new byte[(int) varint(rest)];
                    rest.get(content);
                    fields.add(new Field(number, content));
                }
                default -> throw new IllegalArgumentException("No field begins with " + key);
            }
        }
    }

    /** The messages in a field that may be there many times. */
    List<Protobuf> messages(int number) {
        return fields.stream()
                .filter(field -> field.number == number)
                .map(field -> new Protobuf(field.content))
                .toList();
    }

    /** The content of a field, empty if it is not there. */
    byte[] bytes(int number) {
        return fields.stream()
                .filter(field -> field.number == number)
                .map(Field::content)
                .findFirst()
                .orElse(new byte[0]);
    }

    private static long varint(ByteBuffer rest) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = rest.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    /** A field with a length. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Field(int number, byte[] content) {}
}
