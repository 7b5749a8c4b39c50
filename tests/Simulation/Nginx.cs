using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Furrow.Tests.Simulation;

/// <summary>nginx from its package, in front of servers on this machine, set up as docs/running.md says.</summary>
internal sealed class Nginx : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("furrow-nginx-").FullName;
    private readonly Process process;

    private Nginx(string program, IEnumerable<int> servers)
    {
        Port = FreePort();
        File.WriteAllText(Path.Combine(folder, "nginx.conf"), Settings(servers));
        process = Process.Start(new ProcessStartInfo(
            program, ["-p", folder, "-c", Path.Combine(folder, "nginx.conf"), "-g", "daemon off;"])
        {
            RedirectStandardError = true,
        })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Starts it; without its package the test is skipped, in CI failed.</summary>
    public static Nginx Before(params IEnumerable<int> servers)
    {
        const string words = "NOT RUN: nginx is not installed (Debian: apt-get install nginx-light).";
        var program = new[] { "/usr/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx" }
            .FirstOrDefault(File.Exists);
        if (program is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", words);
            Assert.Skip(words);
        }

        return new Nginx(program, servers);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Settings(IEnumerable<int> servers) => $$"""
        {{(Environment.UserName == "root" ? "user root;" : "")}}
        pid {{folder}}/pid;
        error_log {{folder}}/error.log;
        events { worker_connections 1024; }
        http {
            access_log off;
            client_body_temp_path {{folder}}/body;
            proxy_temp_path {{folder}}/proxy;
            fastcgi_temp_path {{folder}}/fastcgi;
            uwsgi_temp_path {{folder}}/uwsgi;
            scgi_temp_path {{folder}}/scgi;
            upstream furrow {
                {{string.Join("\n        ", servers.Select(port =>
                    $"server 127.0.0.1:{port} max_fails=1 fail_timeout=2s;"))}}
            }
            server {
                listen 127.0.0.1:{{Port}};
                client_max_body_size 64m;
                location / {
                    proxy_pass http://furrow;
                    proxy_set_header Host $http_host;
                    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                    proxy_set_header X-Forwarded-Proto $scheme;
                    proxy_connect_timeout 2s;
                }
            }
        }
        """;
}
