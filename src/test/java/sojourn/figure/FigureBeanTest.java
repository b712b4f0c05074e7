package sojourn.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Attribute;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanFeatureInfo;
import javax.management.ReflectionException;
import org.junit.jupiter.api.Test;

class FigureBeanTest {

    private final AtomicLong waiting = new AtomicLong(3);
    private final FigureBean bean = new FigureBean("What is shown");

    FigureBeanTest() {
        bean.show("QueueLength", "Tasks that wait", Long.class, waiting::get);
    }

    @Test
    void a_figure_is_called_by_words_that_begin_large() {
        assertThat(FigureBean.attribute("queue.length")).isEqualTo("QueueLength");
        assertThat(FigureBean.attribute("closed.expired-by-client")).isEqualTo("ClosedExpiredByClient");
        assertThat(FigureBean.attribute("answered.2xx")).isEqualTo("Answered2xx");
    }

    @Test
    void a_figure_is_what_it_is_when_somebody_looks() throws Exception {
        assertThat(bean.getAttribute("QueueLength")).isEqualTo(3L);
        waiting.set(4);
        assertThat(bean.getAttributes(new String[] {"QueueLength", "Unknown"}))
                .isEqualTo(Arrays.asList(new Attribute("QueueLength", 4L)));
    }

    @Test
    void what_is_shown_is_told_with_its_meaning() {
        assertThat(bean.getMBeanInfo().getAttributes()).singleElement().satisfies(info -> {
            assertThat(info.getName()).isEqualTo("QueueLength");
            assertThat(info.getType()).isEqualTo("java.lang.Long");
            assertThat(info.isWritable()).isFalse();
        });
        assertThat(bean.getMBeanInfo().getAttributes())
                .extracting(MBeanFeatureInfo::getDescription)
                .containsExactly("Tasks that wait");
    }

    @Test
    void nothing_can_be_set_or_invoked() {
        assertThatThrownBy(() -> bean.setAttribute(new Attribute("QueueLength", 0L)))
                .isInstanceOf(AttributeNotFoundException.class);
        assertThatThrownBy(() -> bean.getAttribute("Unknown")).isInstanceOf(AttributeNotFoundException.class);
        assertThatThrownBy(() -> bean.invoke("reset", new Object[0], new String[0]))
                .isInstanceOf(ReflectionException.class);
    }
}
