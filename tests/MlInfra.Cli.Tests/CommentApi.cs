using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace MlInfra.Cli.Tests;

/// <summary>As much of GitHub's API of comments as the action asks for.</summary>
internal sealed class CommentApi : IDisposable
{
    private HttpListener listener;

    internal CommentApi()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://localhost:{((IPEndPoint)free.LocalEndpoint).Port}";
        }

        listener = Listening();
    }

    internal string Address { get; }

    /// <summary>What is answered to whatever writes.</summary>
    internal int Status { get; init; } = 200;

    internal List<Comment> Comments { get; } = [];

    internal List<string> Written { get; } = [];

    internal void Add(string author, string body) => Comments.Add(new(Comments.Count + 1, author, body));

    /// <summary>Answers until it is stopped.</summary>
    internal async Task Answer()
    {
        try
        {
            while (true)
            {
                var context = await listener.GetContextAsync();
                await Answer(context);
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    /// <summary>Stops, and is ready to be started again.</summary>
    internal void Stop()
    {
        listener.Close();
        listener = Listening();
    }

    public void Dispose() => listener.Close();

    private HttpListener Listening()
    {
        var made = new HttpListener();
        made.Prefixes.Add(Address + "/");
        made.Start();
        return made;
    }

    private async Task Answer(HttpListenerContext context)
    {
        var request = context.Request;
        Assert.Equal("Bearer token", request.Headers["Authorization"]);
        object answer;
        if (request.HttpMethod == "GET")
        {
            Assert.Equal("/repos/someone/something/issues/7/comments", request.Url!.AbsolutePath);
            var page = int.Parse(request.QueryString["page"]!);
            answer = Comments.Skip((page - 1) * 100).Take(100).Select(c => new { id = c.Id, user = new { login = c.Author }, body = c.Body });
        }
        else
        {
            var body = (await JsonDocument.ParseAsync(request.InputStream)).RootElement.GetProperty("body").GetString()!;
            context.Response.StatusCode = Status;
            answer = Write(request.HttpMethod, request.Url!.AbsolutePath, body);
        }

        await JsonSerializer.SerializeAsync(context.Response.OutputStream, answer);
        context.Response.Close();
    }

    private object Write(string method, string path, string body)
    {
        if (Status != 200)
            return new { message = "Resource not accessible by integration" };
        Written.Add(method);
        if (method == "POST")
        {
            Assert.Equal("/repos/someone/something/issues/7/comments", path);
            Add("github-actions[bot]", body);
        }
        else
        {
            var at = Comments.FindIndex(c => path == $"/repos/someone/something/issues/comments/{c.Id}");
            Comments[at] = Comments[at] with { Body = body };
        }

        return new { };
    }

    internal sealed record Comment(int Id, string Author, string Body);
}
