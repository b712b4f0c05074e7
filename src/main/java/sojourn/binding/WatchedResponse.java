package sojourn.binding;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An answer that tells when it cannot be sent any more, because its client has gone: Jersey does not complete the stream of
 * such a client, nor does the container.
 */
final class WatchedResponse extends HttpServletResponseWrapper {

    private final Runnable gone;
    private @Nullable ServletOutputStream watched;

    WatchedResponse(HttpServletResponse response, Runnable gone) {
        super(response);
        this.gone = gone;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        @Nullable ServletOutputStream known = watched;
        if (known == null) {
            known = new Watched(super.getOutputStream());
            watched = known;
        }
        return known;
    }

    /** Something that is sent. */
    @FunctionalInterface
    private interface Sending {
        void run() throws IOException;
    }

    private final class Watched extends ServletOutputStream {

        private final ServletOutputStream stream;

        Watched(ServletOutputStream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int one) throws IOException {
            send(() -> stream.write(one));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            send(() -> stream.write(bytes, from, length));
        }

        @Override
        public void flush() throws IOException {
            send(stream::flush);
        }

        @Override
        public void close() throws IOException {
            send(stream::close);
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            stream.setWriteListener(listener);
        }

        private void send(Sending sending) throws IOException {
            try {
                sending.run();
            } catch (IOException e) {
                gone.run();
                throw e;
            }
        }
    }
}
