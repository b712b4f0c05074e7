package sojourn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.MessagesApi;
import org.openapitools.client.api.SessionsApi;
import org.openapitools.client.model.AppendMessages;
import org.openapitools.client.model.Appended;
import org.openapitools.client.model.Message;
import org.openapitools.client.model.NewMessage;
import org.openapitools.client.model.NewMessage.RoleEnum;
import org.openapitools.client.model.NewMessageList;
import org.openapitools.client.model.OpenSession;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.Session;
import org.openapitools.client.model.SessionMessages;
import org.openapitools.client.model.UpdateContext;
import sojourn.system.ClientRun;

/**
 * A session's life as the generated client leads it, from its opening to a write that comes too late.
 *
 * <p>Maven does not compile it, because it needs the client: {@code GeneratedClientIT} does.
 */
public final class SessionLife implements ClientRun {

    @Override
    public void run(URI base, String token) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(base.getScheme() + "://" + base.getAuthority());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        SessionsApi sessions = new SessionsApi(client);
        MessagesApi messages = new MessagesApi(client);

        UUID id = open(sessions);
        changeContext(sessions, id);
        append(messages, id);
        page(messages, id);
        assertThat(sessions.listSessions(null, null, null, 10).getItems())
                .extracting(Session::getId)
                .containsExactly(id);
        assertThat(sessions.endSession(id, null, null).getEndReason()).isEqualTo(Session.EndReasonEnum.CLIENT);

        ApiException late = refusal(() -> messages.appendMessages(id, one(RoleEnum.USER, "Too late"), null, null));
        assertThat(late.getCode()).isEqualTo(410);
        assertThat(problem(client.getObjectMapper(), late).getStatus()).isEqualTo(410);
    }

    private static UUID open(SessionsApi sessions) throws ApiException {
        OpenSession wanted =
                new OpenSession().context(Map.of("step", "onboarding")).duration("PT2H");
        String key = UUID.randomUUID().toString();
        Session opened = sessions.openSession(key, wanted);

        assertThat(opened.getStatus()).isEqualTo(Session.StatusEnum.ACTIVE);
        assertThat(opened.getExpiresAt()).isEqualTo(opened.getCreatedAt().plusHours(2));
        assertThat(opened.getUser().getId()).isEqualTo(opened.getUserId());
        assertThat(opened.getEndReason()).isNull();
        assertThat(sessions.readSession(opened.getId()).getContext()).isEqualTo(wanted.getContext());
        assertThat(sessions.openSession(key, wanted)).isEqualTo(opened);
        return opened.getId();
    }

    private static void changeContext(SessionsApi sessions, UUID id) throws ApiException {
        String version = "\"" + sessions.readSession(id).getVersion() + "\"";
        UpdateContext payment = new UpdateContext().context(Map.of("step", "payment"));

        sessions.replaceContext(id, payment, version);
        assertThat(sessions.readSession(id).getContext()).isEqualTo(Map.of("step", "payment"));
        assertThat(refusal(() -> sessions.replaceContext(id, payment, version)).getCode())
                .isEqualTo(412);
        assertThat(sessions.patchContext(id, Map.of("paid", true), null, null).getContext())
                .isEqualTo(Map.of("step", "payment", "paid", true));
    }

    private static void append(MessagesApi messages, UUID id) throws ApiException {
        Appended message = messages.appendMessages(id, one(RoleEnum.USER, "Hello"), null, null);
        assertThat(message.getSequence()).isEqualTo(1);
        assertThat(message.getContent()).isEqualTo("Hello");

        NewMessageList list = new NewMessageList()
                .addMessagesItem(message(RoleEnum.ASSISTANT, "Hi!"))
                .addMessagesItem(message(RoleEnum.USER, "Bye."));
        assertThat(messages.appendMessages(id, new AppendMessages(list), null, null)
                        .getItems())
                .extracting(Message::getSequence)
                .containsExactly(2L, 3L);
    }

    private static void page(MessagesApi messages, UUID id) throws ApiException {
        SessionMessages first = messages.readMessages(id, null, null, 2);
        assertThat(first.getMessages()).extracting(Message::getContent).containsExactly("Hello", "Hi!");

        SessionMessages last = messages.readMessages(id, Long.valueOf(first.getNext()), null, 2);
        assertThat(last.getMessages()).extracting(Message::getContent).containsExactly("Bye.");
        assertThat(last.getNext()).isNull();
    }

    private static AppendMessages one(RoleEnum role, String content) {
        return new AppendMessages(message(role, content));
    }

    private static NewMessage message(RoleEnum role, String content) {
        return new NewMessage().role(role).content(content);
    }

    private static ApiException refusal(ThrowingCallable request) {
        return catchThrowableOfType(ApiException.class, request);
    }

    private static Problem problem(ObjectMapper json, ApiException refusal) throws Exception {
        return json.readValue(refusal.getResponseBody(), Problem.class);
    }
}
