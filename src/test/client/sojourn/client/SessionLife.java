package sojourn.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.MessagesApi;
import org.openapitools.client.api.SessionsApi;
import org.openapitools.client.model.AppendMessages;
import org.openapitools.client.model.Appended;
import org.openapitools.client.model.Message;
import org.openapitools.client.model.NewMessage;
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

        Session opened = sessions.openSession(
                new OpenSession().context(Map.of("step", "onboarding")).duration("PT2H"));
        UUID id = opened.getId();
        assertThat(opened.getStatus()).isEqualTo(Session.StatusEnum.ACTIVE);
        assertThat(opened.getExpiresAt()).isEqualTo(opened.getCreatedAt().plusHours(2));
        assertThat(opened.getUser().getId()).isEqualTo(opened.getUserId());
        assertThat(opened.getEndReason()).isNull();
        assertThat(sessions.readSession(id).getContext()).isEqualTo(Map.of("step", "onboarding"));

        sessions.replaceContext(id, new UpdateContext().context(Map.of("step", "payment")));
        assertThat(sessions.readSession(id).getContext()).isEqualTo(Map.of("step", "payment"));

        Appended one = messages.appendMessages(id, new AppendMessages(message(NewMessage.RoleEnum.USER, "Hello")));
        assertThat(one.getSequence()).isEqualTo(1);
        Appended list = messages.appendMessages(
                id,
                new AppendMessages(new NewMessageList()
                        .addMessagesItem(message(NewMessage.RoleEnum.ASSISTANT, "Hi!"))
                        .addMessagesItem(message(NewMessage.RoleEnum.USER, "Bye."))));
        assertThat(list.getItems()).extracting(Message::getSequence).containsExactly(2L, 3L);

        SessionMessages page = messages.readMessages(id, null, null, 2);
        assertThat(page.getMessages()).extracting(Message::getContent).containsExactly("Hello", "Hi!");
        SessionMessages last = messages.readMessages(id, Long.valueOf(page.getNext()), null, 2);
        assertThat(last.getMessages()).extracting(Message::getContent).containsExactly("Bye.");
        assertThat(last.getNext()).isNull();

        assertThat(sessions.listSessions(null, null, null, 10).getItems())
                .extracting(Session::getId)
                .containsExactly(id);

        assertThat(sessions.endSession(id).getEndReason()).isEqualTo(Session.EndReasonEnum.CLIENT);
        assertThatThrownBy(() ->
                        messages.appendMessages(id, new AppendMessages(message(NewMessage.RoleEnum.USER, "Too late"))))
                .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
                .satisfies(refused -> {
                    assertThat(refused.getCode()).isEqualTo(410);
                    Problem problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
                    assertThat(problem.getStatus()).isEqualTo(410);
                });
    }

    private static NewMessage message(NewMessage.RoleEnum role, String content) {
        return new NewMessage().role(role).content(content);
    }
}
