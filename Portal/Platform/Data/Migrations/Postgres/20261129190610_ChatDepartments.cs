using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ChatDepartments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "DepartmentId",
                table: "Chats",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ExpertId",
                table: "Chats",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Chats",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Agents",
                columns: table => new
                {
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    Choice = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    HereUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    MissedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    MostChats = table.Column<int>(type: "integer", nullable: false),
                    Languages = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Skills = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    IsExpert = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agents", x => x.AccountId);
                    table.ForeignKey(
                        name: "FK_Agents_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ChatOffers",
                columns: table => new
                {
                    ChatId = table.Column<long>(type: "bigint", nullable: false),
                    AgentId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    AnswerBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatOffers", x => x.ChatId);
                    table.ForeignKey(
                        name: "FK_ChatOffers_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Departments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    NormalizedName = table.Column<string>(type: "text", nullable: false),
                    About = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AnswerSeconds = table.Column<int>(type: "integer", nullable: false),
                    PromisedMinutes = table.Column<int>(type: "integer", nullable: false),
                    Hours = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Departments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DepartmentAgents",
                columns: table => new
                {
                    DepartmentId = table.Column<long>(type: "bigint", nullable: false),
                    AccountId = table.Column<long>(type: "bigint", nullable: false),
                    LastGivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DepartmentAgents", x => new { x.DepartmentId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_DepartmentAgents_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DepartmentAgents_Departments_DepartmentId",
                        column: x => x.DepartmentId,
                        principalTable: "Departments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Chats_DepartmentId_State_WaitingSince_Id",
                table: "Chats",
                columns: new[] { "DepartmentId", "State", "WaitingSince", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Chats_ExpertId",
                table: "Chats",
                column: "ExpertId");

            migrationBuilder.CreateIndex(
                name: "IX_Agents_HereUntil",
                table: "Agents",
                column: "HereUntil");

            migrationBuilder.CreateIndex(
                name: "IX_ChatOffers_AnswerBy",
                table: "ChatOffers",
                column: "AnswerBy");

            migrationBuilder.CreateIndex(
                name: "IX_DepartmentAgents_AccountId",
                table: "DepartmentAgents",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Departments_NormalizedName",
                table: "Departments",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Departments_Slug",
                table: "Departments",
                column: "Slug",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Chats_Accounts_ExpertId",
                table: "Chats",
                column: "ExpertId",
                principalTable: "Accounts",
                principalColumn: "Id");

            migrationBuilder.AddForeignKey(
                name: "FK_Chats_Departments_DepartmentId",
                table: "Chats",
                column: "DepartmentId",
                principalTable: "Departments",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Chats_Accounts_ExpertId",
                table: "Chats");

            migrationBuilder.DropForeignKey(
                name: "FK_Chats_Departments_DepartmentId",
                table: "Chats");

            migrationBuilder.DropTable(
                name: "Agents");

            migrationBuilder.DropTable(
                name: "ChatOffers");

            migrationBuilder.DropTable(
                name: "DepartmentAgents");

            migrationBuilder.DropTable(
                name: "Departments");

            migrationBuilder.DropIndex(
                name: "IX_Chats_DepartmentId_State_WaitingSince_Id",
                table: "Chats");

            migrationBuilder.DropIndex(
                name: "IX_Chats_ExpertId",
                table: "Chats");

            migrationBuilder.DropColumn(
                name: "DepartmentId",
                table: "Chats");

            migrationBuilder.DropColumn(
                name: "ExpertId",
                table: "Chats");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "Chats");
        }
    }
}
